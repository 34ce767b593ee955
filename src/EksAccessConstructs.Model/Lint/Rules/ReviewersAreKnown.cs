namespace EksAccessConstructs.Lint.Rules;

/// <summary>Who asks about access is known.</summary>
internal sealed class ReviewersAreKnown() : PowerLint(
    new("RB095", Severity.Info, "Who reviews tokens and access is known."),
    "whoever reviews tokens learns whose they are, and reviews of access say where an attack is worth while",
    "keep it for servers that check who calls them");
