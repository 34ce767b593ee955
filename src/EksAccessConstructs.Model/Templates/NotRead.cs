namespace EksAccessConstructs.Templates;

/// <summary>Something in a template that may say who may do what and that is not read: an answer of no is not certain with it.</summary>
/// <param name="What">What it is, such as <c>Helm chart 'Ingress'</c>.</param>
/// <param name="Why">Why it is not read; lower case, no final period.</param>
/// <param name="Location">Where it is.</param>
public sealed record NotRead(string What, string Why, SourceLocation Location)
{
    /// <summary>One sentence, for notes.</summary>
    public override string ToString() => $"not read: {What} ({Location}): {Why}";
}
