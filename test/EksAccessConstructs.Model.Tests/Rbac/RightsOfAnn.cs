using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>Rights of the user ann, written as verbs and resources: <c>get,list pods secrets</c>.</summary>
internal static class RightsOfAnn
{
    public static RbacObject[] Granted(string words, string group) =>
    [
        new ClusterRole { Name = "granted", Rules = [Rule(words, group)] },
        new ClusterRoleBinding { Name = "ann-granted", RoleRef = new("ClusterRole", "granted"), Subjects = [Subject.User("ann")] },
    ];

    public static RbacObject[] Local(string space, string words, string group) =>
    [
        new NamespaceRole { Name = "local", Namespace = space, Rules = [Rule(words, group)] },
        new RoleBinding { Name = "ann-local", Namespace = space, RoleRef = new("Role", "local"), Subjects = [Subject.User("ann")] },
    ];

    public static RbacRule Rule(string words, string group) =>
        new() { Verbs = [.. words.Split(' ')[0].Split(',')], ApiGroups = [group], Resources = [.. words.Split(' ')[1..]] };
}
