namespace EksAccessConstructs.Templates;

/// <summary>A thing of a template in every way in which its open conditions may turn out.</summary>
/// <param name="All">One for each way; null where the thing is not there.</param>
/// <param name="Questions">What is open, each once.</param>
/// <param name="AreAll">False where there are more ways than are looked at.</param>
internal sealed record Variants<T>(ValueList<T?> All, ValueList<string> Questions, bool AreAll)
    where T : class
{
    /// <summary>The thing wherever it is there, each way of being once.</summary>
    public IEnumerable<T> Possible => All.OfType<T>().Distinct();

    /// <summary>True where nothing is open.</summary>
    public bool IsOne => All.Count == 1;
}

/// <summary>Makes <see cref="Variants{T}"/>.</summary>
internal static class Variants
{
    /// <summary>The most ways that are looked at: five conditions, each both ways.</summary>
    public const int Most = 32;

    /// <summary>Reads a thing in every way.</summary>
    public static Variants<T> Of<T>(Func<ConditionAnswers, T?> read)
        where T : class
    {
        var all = new List<T?>();
        var questions = new List<string>();
        var ways = new Stack<ValueList<(string Question, bool Answer)>>([[]]);
        var areAll = true;
        while (ways.TryPop(out var way))
        {
            var answers = new ConditionAnswers(way);
            var one = read(answers);
            if (answers.FirstOpen is { } question && all.Count + ways.Count + 2 <= Most)
            {
                questions.Add(question);
                ways.Push([.. way, (question, false)]);
                ways.Push([.. way, (question, true)]);
                continue;
            }

            areAll &= answers.FirstOpen is null;
            all.Add(one);
        }

        return new(all.ToValueList(), questions.Distinct(StringComparer.Ordinal).ToValueList(), areAll);
    }
}
