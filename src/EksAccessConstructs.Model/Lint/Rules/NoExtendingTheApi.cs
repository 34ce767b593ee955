namespace EksAccessConstructs.Lint.Rules;

/// <summary>The API is not extended.</summary>
internal sealed class NoExtendingTheApi() : PowerLint(
    new("RB089", Severity.Error, "No role writes APIServices or CustomResourceDefinitions."),
    "the API server sends requests for an APIService with who asks to a server of its choice, and objects of a kind through its "
        + "conversion webhook",
    "let delivery install APIs");
