namespace EksAccessConstructs.Rbac;

/// <summary>Reads our data file of built-in objects; its head says its form.</summary>
internal sealed class BuiltInRolesReader(string text)
{
    private static readonly ValueMap Annotations = ValueMap.Of(("rbac.authorization.kubernetes.io/autoupdate", "true"));
    private static readonly KeyValuePair<string, string> Label = new("kubernetes.io/bootstrapping", "rbac-defaults");

    private readonly List<RbacObject> objects = [];
    private readonly List<RbacRule> rules = [];
    private readonly List<LabelSelector> selectors = [];
    private string[]? role;

    public RbacObjects Read()
    {
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            ReadLine(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        EndRole();
        return new RbacObjects(objects.ToValueList());
    }

    private void ReadLine(string[] words)
    {
        switch (words)
        {
            case ["role", ..]:
                EndRole();
                role = words[1..];
                break;
            case ["gather", .. var labels]:
                selectors.Add(new LabelSelector { MatchLabels = new(labels.Select(Pair)) });
                break;
            case ["allow", var verbs, var groups, var resources, .. var names]:
                rules.Add(new RbacRule
                {
                    Verbs = List(verbs),
                    ApiGroups = List(groups),
                    Resources = List(resources),
                    ResourceNames = names is [var some] ? List(some) : [],
                });
                break;
            case ["url", var verbs, var paths]:
                rules.Add(new RbacRule { Verbs = List(verbs), NonResourceUrls = List(paths) });
                break;
            case ["binding", var name, var reference, .. var subjects]:
                EndRole();
                objects.Add(Binding(name, reference.Split('/'), subjects.Select(Subject).ToValueList()));
                break;
            default:
                throw new FormatException($"'{string.Join(' ', words)}' is not a line of a file of built-in roles");
        }
    }

    private void EndRole()
    {
        if (role is [var name, .. var labels])
        {
            objects.Add(Role(name, new ValueMap([Label, .. labels.Select(Pair)])));
        }

        role = null;
        rules.Clear();
        selectors.Clear();
    }

    private RbacObject Role(string name, ValueMap labels) => name.Split('/') is [var @namespace, var local]
        ? new NamespaceRole { Name = local, Namespace = @namespace, Labels = labels, Annotations = Annotations, Rules = rules.ToValueList() }
        : new ClusterRole
        {
            Name = name,
            Labels = labels,
            Annotations = Annotations,
            Rules = rules.ToValueList(),
            Aggregation = selectors.Count > 0 ? new AggregationRule(selectors.ToValueList()) : null,
        };

    private static RbacBinding Binding(string name, string[] reference, ValueList<Subject> subjects)
    {
        var labels = new ValueMap([Label]);
        var roleRef = new RoleRef(reference[0], reference[1]);
        return name.Split('/') is [var @namespace, var local]
            ? new RoleBinding { Name = local, Namespace = @namespace, Labels = labels, Annotations = Annotations, RoleRef = roleRef, Subjects = subjects }
            : new ClusterRoleBinding { Name = name, Labels = labels, Annotations = Annotations, RoleRef = roleRef, Subjects = subjects };
    }

    private static Subject Subject(string text) => text.Split('/') switch
    {
        ["User", var name] => Rbac.Subject.User(name),
        ["Group", var name] => Rbac.Subject.Group(name),
        ["ServiceAccount", var @namespace, var name] => Rbac.Subject.ServiceAccount(@namespace, name),
        _ => throw new FormatException($"'{text}' is not a subject"),
    };

    private static KeyValuePair<string, string> Pair(string text) =>
        text.Split('=') is [var key, var value] ? KeyValuePair.Create(key, value) : throw new FormatException($"'{text}' is not a label");

    private static ValueList<string> List(string text) => text.Split(',').Select(item => item == "-" ? "" : item).ToValueList();
}
