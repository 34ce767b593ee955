namespace EksAccessConstructs.Templates;

/// <summary>Answers to what conditions ask and only a deployment knows, such as whether a parameter is <c>prod</c>: one way in which it may turn out.</summary>
/// <param name="given">The answers of this way; what is asked beyond them is answered with yes and remembered.</param>
internal sealed class ConditionAnswers(ValueList<(string Question, bool Answer)> given)
{
    private readonly List<string> open = [];

    /// <summary>The first question without an answer of this way; null where there was none.</summary>
    public string? FirstOpen => open.Count > 0 ? open[0] : null;

    /// <summary>The answer to a question.</summary>
    public bool Answer(string question)
    {
        foreach (var (known, answer) in given)
        {
            if (known == question)
            {
                return answer;
            }
        }

        open.Add(question);
        return true;
    }
}
