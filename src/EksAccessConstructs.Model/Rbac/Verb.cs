namespace EksAccessConstructs.Rbac;

/// <summary>What a request does. The set is open: <see cref="Custom"/> names a verb that this library does not know.</summary>
/// <remarks>Source: Kubernetes documentation, "Authorization", and the special verbs of the RBAC, node and signer checks.</remarks>
public sealed record Verb
{
    private Verb(string name) => Name = name;

    /// <summary>Reads one object.</summary>
    public static Verb Get { get; } = new("get");

    /// <summary>Reads many objects, with their content.</summary>
    public static Verb List { get; } = new("list");

    /// <summary>Follows changes, with their content.</summary>
    public static Verb Watch { get; } = new("watch");

    /// <summary>Makes an object; on a subresource such as pods/exec, uses it.</summary>
    public static Verb Create { get; } = new("create");

    /// <summary>Replaces an object.</summary>
    public static Verb Update { get; } = new("update");

    /// <summary>Changes parts of an object; server-side apply.</summary>
    public static Verb Patch { get; } = new("patch");

    /// <summary>Deletes one object.</summary>
    public static Verb Delete { get; } = new("delete");

    /// <summary>Deletes many objects at once.</summary>
    public static Verb DeleteCollection { get; } = new("deletecollection");

    /// <summary>Acts as another user, group or service account.</summary>
    public static Verb Impersonate { get; } = new("impersonate");

    /// <summary>Gives a role, whether or not one holds its rights.</summary>
    public static Verb Bind { get; } = new("bind");

    /// <summary>Writes roles with rights one does not hold.</summary>
    public static Verb Escalate { get; } = new("escalate");

    /// <summary>Uses a PodSecurityPolicy or another resource that is asked by use.</summary>
    public static Verb Use { get; } = new("use");

    /// <summary>Approves certificate requests of a signer.</summary>
    public static Verb Approve { get; } = new("approve");

    /// <summary>Signs certificate requests as a signer.</summary>
    public static Verb Sign { get; } = new("sign");

    /// <summary>Every verb, also those that come later.</summary>
    public static Verb Any { get; } = new("*");

    /// <summary>Reading: get, list, watch.</summary>
    public static ValueList<Verb> Read { get; } = [Get, List, Watch];

    /// <summary>Writing: create, update, patch, delete.</summary>
    public static ValueList<Verb> Write { get; } = [Create, Update, Patch, Delete];

    /// <summary>Reading and writing.</summary>
    public static ValueList<Verb> ReadWrite { get; } = [.. Read, .. Write];

    /// <summary>The verb as RBAC compares it, case included.</summary>
    public string Name { get; }

    /// <summary>A verb by its name, known to this library or not.</summary>
    public static Verb Custom(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Verb(name);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
