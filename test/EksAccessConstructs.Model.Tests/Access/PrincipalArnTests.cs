using EksAccessConstructs.Access;

namespace EksAccessConstructs.Tests.Access;

public sealed class PrincipalArnTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/Admin", PrincipalKind.Role, "aws", "/", "Admin")]
    [InlineData("arn:aws:iam::111122223333:role/team/a/Admin", PrincipalKind.Role, "aws", "/team/a/", "Admin")]
    [InlineData("arn:aws-cn:iam::111122223333:role/Admin", PrincipalKind.Role, "aws-cn", "/", "Admin")]
    [InlineData("arn:aws-us-gov:iam::111122223333:user/alice@example.com", PrincipalKind.User, "aws-us-gov", "/", "alice@example.com")]
    [InlineData("arn:aws-iso-b:iam::111122223333:user/div/Bob", PrincipalKind.User, "aws-iso-b", "/div/", "Bob")]
    public void Roles_and_users_are_read(string text, PrincipalKind kind, string partition, string path, string name)
    {
        var arn = PrincipalArn.Parse(text);

        Assert.Equal((kind, partition, "111122223333", path, name, text), (arn.Kind, arn.Partition, arn.Account, arn.Path, arn.Name, arn.Text));
        Assert.False(arn.IsUnresolved);
    }

    [Theory]
    [InlineData("Admin", "is not the ARN")]
    [InlineData("", "is not the ARN")]
    [InlineData("111122223333", "is not the ARN")]
    [InlineData("arn:aws:iam::1111:role/Admin", "is not the ARN")]
    [InlineData("arn:aws:iam::<account>:role/Admin", "is not the ARN")]
    [InlineData("arn:aws:iam::111122223333:role/Admin\n", "is not the ARN")]
    [InlineData("arn:aws:s3:::bucket", "is not the ARN")]
    [InlineData("arn:aws:iam::111122223333:policy/P", "is not the ARN")]
    [InlineData("arn:aws:iam:::role/Admin", "has no account")]
    [InlineData("arn:aws:iam::111122223333:role/", "has no name")]
    [InlineData("arn:aws:iam::111122223333:role", "has no name")]
    [InlineData("arn:aws:iam::111122223333:role/*", "has a wildcard")]
    [InlineData("arn:aws:iam::111122223333:role/a//b", "empty part")]
    [InlineData("arn:aws:iam::111122223333:role/a:b", "cannot exist")]
    [InlineData("arn:aws:iam::111122223333:root", "the account's root")]
    [InlineData("arn:aws:iam::111122223333:group/Devs", "role that the group's members may assume")]
    [InlineData("arn:aws:iam::111122223333:instance-profile/Node", "name the role in it")]
    [InlineData("arn:aws:iam::111122223333:saml-provider/Okta", "identity provider")]
    [InlineData("arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "identity provider")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Admin/alice", "arn:PARTITION:iam::111122223333:role/Admin")]
    [InlineData("arn:aws:sts::111122223333:federated-user/alice", "federated user")]
    public void What_no_entry_can_name_is_refused_with_the_way_out(string text, string words)
    {
        var reading = PrincipalArn.Read(text, new SourceLocation("a.yaml", 1, 2));

        Assert.Null(reading.Value);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(("EKS041", Severity.Error, new SourceLocation("a.yaml", 1, 2)), (finding.Code, finding.Severity, finding.Location));
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_linked_role_is_refused_by_its_own_rule() => Assert.Equal(
        ["error EKS044: 'arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS' is a service-linked role, "
            + "which EKS refuses; leave it out: the service gets its access from EKS itself"],
        PrincipalArn.Read("arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS").Findings
            .Select(finding => finding.ToString()));

    [Fact]
    public void A_role_of_identity_center_tells_its_permission_set()
    {
        var arn = PrincipalArn.Parse("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_View_Only_0123456789abcdef");

        Assert.True(arn.IsSsoRole);
        Assert.Equal("View_Only", arn.PermissionSet);
        Assert.Equal("arn:aws:iam::111122223333:role/AWSReservedSSO_View_Only_0123456789abcdef", arn.WithoutPath);
    }

    [Theory]
    [InlineData("${Token[TOKEN.12]}")]
    [InlineData("arn:${Token[AWS.Partition.3]}:iam::111122223333:role/Admin")]
    public void A_token_is_passed_through(string token)
    {
        var arn = PrincipalArn.Parse(token);

        Assert.Equal((true, PrincipalKind.Unresolved, token), (arn.IsUnresolved, arn.Kind, arn.Text));
    }

    [Fact]
    public void A_token_may_be_known_to_be_a_role()
    {
        var arn = PrincipalArn.UnresolvedRole("${Token[TOKEN.12]}", "Admin/Role");

        Assert.Equal((true, PrincipalKind.Role, "Admin/Role"), (arn.IsUnresolved, arn.Kind, arn.ToString()));
        Assert.Equal(PrincipalArn.Unresolved("${Token[TOKEN.12]}"), arn);
    }

    [Fact]
    public void One_role_has_one_name_whatever_its_path()
    {
        var role = PrincipalArn.Parse("arn:aws:iam::111122223333:role/team/Dev");

        Assert.True(role.IsSameIgnoringPath(PrincipalArn.Parse("arn:aws:iam::111122223333:role/Dev")));
        Assert.False(role.IsSameIgnoringPath(PrincipalArn.Parse("arn:aws:iam::444455556666:role/Dev")));
        Assert.False(role.IsSameIgnoringPath(PrincipalArn.Parse("arn:aws:iam::111122223333:user/Dev")));
        Assert.False(role.IsSameIgnoringPath(PrincipalArn.Unresolved("token")));
    }
}
