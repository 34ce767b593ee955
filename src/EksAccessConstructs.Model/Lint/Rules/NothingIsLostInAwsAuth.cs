namespace EksAccessConstructs.Lint.Rules;

/// <summary>The authenticator reads all that aws-auth says.</summary>
internal sealed class NothingIsLostInAwsAuth() : LintRule(
    new("AA003", Severity.Error, "The authenticator can read every item of aws-auth."),
    "a slip in the YAML takes a whole section, and an item without ARN is dropped alone, each without a word to whoever applied it",
    "repair the text; the findings of the reader say where")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from lost in input.CountingAwsAuth?.Lost ?? []
        select Breach(
            lost.Who.Length == 0 ? "an item without ARN" : lost.Who, lost.Origin, "is in aws-auth and is not read, so it lets nobody in; repair the text");
}
