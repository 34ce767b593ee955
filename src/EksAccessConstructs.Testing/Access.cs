namespace EksAccessConstructs.Testing;

/// <summary>Where assertions about the access to a cluster begin: <c>Access.Of(template).OnlyAdmins("arn:aws:iam::111122223333:role/admins")</c>.</summary>
/// <remarks>What is given is read once, as <c>eks-access</c> reads it: templates of CloudFormation, whoever wrote them, a whole <c>cdk.out</c>, ClusterConfigs,
/// aws-auth and RBAC manifests. Neither AWS nor a cluster is asked.</remarks>
public static class Access
{
    /// <summary>The access that a template says, as <c>Template.FromStack(stack).ToJSON()</c> of the CDK returns it.</summary>
    /// <param name="template">The template.</param>
    public static AccessAssertions Of(IDictionary<string, object> template) => AccessAssertions.OfNothing.And(template);

    /// <summary>The access that a text says, or a file or folder.</summary>
    /// <param name="textOrPath">A template or manifests as JSON or YAML; or the path of a file, of a folder that is searched for YAML and JSON, or of a
    /// <c>cdk.out</c>. A text begins with a brace or has several lines; a path has one.</param>
    /// <exception cref="ArgumentException">There is no such file or folder.</exception>
    public static AccessAssertions Of(string textOrPath) => AccessAssertions.OfNothing.And(textOrPath);

    /// <summary>The access that several texts, files and folders say together.</summary>
    /// <param name="textsOrPaths">Each a text or a path; see <see cref="Of(string)"/>.</param>
    /// <exception cref="ArgumentException">There is no such file or folder.</exception>
    public static AccessAssertions Of(params IEnumerable<string> textsOrPaths)
    {
        ArgumentNullException.ThrowIfNull(textsOrPaths);
        return textsOrPaths.Aggregate(AccessAssertions.OfNothing, (access, one) => access.And(one));
    }

    /// <summary>The access that several templates say together, such as those of all stacks of an app.</summary>
    /// <param name="templates">The templates.</param>
    public static AccessAssertions Of(params IEnumerable<IDictionary<string, object>> templates)
    {
        ArgumentNullException.ThrowIfNull(templates);
        return templates.Aggregate(AccessAssertions.OfNothing, (access, one) => access.And(one));
    }
}
