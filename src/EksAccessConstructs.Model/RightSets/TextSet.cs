namespace EksAccessConstructs.RightSets;

/// <summary>A set of texts out of all that there can be: some, or all but some. Exact, so that nothing has to be tried by samples.</summary>
/// <remarks>Texts are compared byte for byte, as Kubernetes does.</remarks>
internal sealed class TextSet
{
    private readonly string[] texts; // sorted, each once

    private TextSet(string[] texts, bool isAllBut)
    {
        this.texts = texts;
        IsAllBut = isAllBut;
    }

    /// <summary>Every text.</summary>
    public static TextSet All { get; } = new([], isAllBut: true);

    /// <summary>The empty set.</summary>
    public static TextSet None { get; } = new([], isAllBut: false);

    /// <summary>True where the set is all texts but <see cref="Texts"/>; false where it is <see cref="Texts"/> alone.</summary>
    public bool IsAllBut { get; }

    /// <summary>The texts that are in the set, or those that are not.</summary>
    public ReadOnlySpan<string> Texts => texts;

    /// <summary>True where nothing is in the set.</summary>
    public bool IsEmpty => !IsAllBut && texts.Length == 0;

    /// <summary>True where every text is in the set.</summary>
    public bool IsAll => IsAllBut && texts.Length == 0;

    /// <summary>These texts.</summary>
    public static TextSet Of(params IEnumerable<string> texts) =>
        new([.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], isAllBut: false);

    /// <summary>What a list of a rule takes in, where <c>*</c> is everything.</summary>
    public static TextSet OfRule(ValueList<string> items) => items.AsSpan().Contains("*") ? All : Of(items);

    /// <summary>True where the text is in the set.</summary>
    public bool Contains(string text) => Array.BinarySearch(texts, text, StringComparer.Ordinal) >= 0 != IsAllBut;

    /// <summary>What is in both.</summary>
    public TextSet Intersect(TextSet other) => (IsAllBut, other.IsAllBut) switch
    {
        (true, true) => new(Merged(texts, other.texts), isAllBut: true),
        (true, false) => other.Only(other.texts, Contains),
        (false, _) => Only(texts, other.Contains),
    };

    /// <summary>What is in this set and not in the other.</summary>
    public TextSet Except(TextSet other) => Intersect(other.Complement());

    /// <summary>What is in either.</summary>
    public TextSet Union(TextSet other) => Complement().Except(other).Complement();

    /// <summary>True where something is in both.</summary>
    public bool Overlaps(TextSet other) => (IsAllBut, other.IsAllBut) switch
    {
        (true, true) => true, // there are always more texts than those that are left out
        (true, false) => ContainsAny(other.texts),
        (false, _) => other.ContainsAny(texts),
    };

    /// <summary>The set as a list of a rule: the texts, or <c>*</c> where it is all but some.</summary>
    public ValueList<string> AsRule() => IsAllBut ? ["*"] : [.. texts];

    /// <summary>The texts, or <c>*</c>, or all but some, in words.</summary>
    public override string ToString() => (IsAllBut, texts) switch
    {
        (true, []) => "*",
        (true, _) => $"all but {string.Join(", ", texts)}",
        _ => string.Join(", ", texts),
    };

    // A loop and no lambda: sets are asked this millions of times.
    private bool ContainsAny(string[] some)
    {
        foreach (var text in some)
        {
            if (Contains(text))
            {
                return true;
            }
        }

        return false;
    }

    private TextSet Complement() => new(texts, !IsAllBut);

    private TextSet Only(string[] some, Predicate<string> isIn) =>
        Array.TrueForAll(some, isIn) ? KeptWhole(some) : new(Array.FindAll(some, isIn), isAllBut: false);

    private TextSet KeptWhole(string[] some) => !IsAllBut && ReferenceEquals(some, texts) ? this : new(some, isAllBut: false);

    private static string[] Merged(string[] one, string[] other) => (one, other) switch
    {
        ([], _) => other,
        (_, []) => one,
        _ => [.. one.Union(other, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };
}
