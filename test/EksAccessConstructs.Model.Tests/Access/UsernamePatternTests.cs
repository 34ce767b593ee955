using EksAccessConstructs.Access;

namespace EksAccessConstructs.Tests.Access;

public sealed class UsernamePatternTests
{
    private const string Session = "arn:aws:sts::111122223333:assumed-role/Dev/";

    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/div/Eve", "arn:aws:iam::111122223333:user/div/Eve")]
    [InlineData("arn:aws-cn:iam::111122223333:role/team/Dev", "arn:aws-cn:sts::111122223333:assumed-role/Dev/{{SessionName}}")]
    public void The_default_is_the_arn_that_EKS_makes(string principal, string name) =>
        Assert.Equal(name, UsernamePattern.DefaultFor(PrincipalArn.Parse(principal)).Text);

    [Theory]
    [InlineData(Session + "{{SessionName}}", Session + "alice", "SessionName 'alice'")]
    [InlineData(Session + "{{SessionName}}", Session + "a@b", null)]
    [InlineData(Session + "{{SessionNameRaw}}", Session + "a@b", "SessionNameRaw 'a@b'")]
    [InlineData(Session + "{{SessionName}}", Session + "{{SessionName}}", null)]
    [InlineData(Session + "{{SessionName}}", Session + "a", null)]
    [InlineData(Session + "{{SessionName}}", Session + "*", null)]
    [InlineData(Session + "{{SessionName}}", "alice", null)]
    [InlineData("t:{{SessionName}}-{{SessionName}}", "t:ab-ab", "SessionName 'ab'")]
    [InlineData("t:{{SessionName}}-{{SessionName}}", "t:ab-cd", null)]
    [InlineData("ops", "ops", "")]
    [InlineData("ops", "Ops", null)]
    [InlineData("{{ SessionName }}", "alice", null)]
    [InlineData("a:{{AccountID}}:x", "a:111122223333:x", "AccountID '111122223333'")]
    public void A_subject_matches_for_some_sessions_or_for_none(string pattern, string subject, string? values) =>
        Assert.Equal(values, new UsernamePattern(pattern).ValuesFor(subject)?.ToString());

    [Fact]
    public void What_is_known_is_filled_in() => Assert.Equal(
        "a-b a@b {{AccountID}} {{Other}}",
        new UsernamePattern("{{SessionName}} {{SessionNameRaw}} {{AccountID}} {{Other}}").Fill(PlaceholderValues.ForSession("a@b")).Text);
}
