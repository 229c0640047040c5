"""From an idea to a decision: proposals, their alternatives, the assessment, the decision."""
