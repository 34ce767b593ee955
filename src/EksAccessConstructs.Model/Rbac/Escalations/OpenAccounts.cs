namespace EksAccessConstructs.Rbac;

/// <summary>The service accounts of a cluster that a search still asks about; those that it has done with go as they are come by.</summary>
internal sealed class OpenAccounts(EscalationGround ground, Func<Identity, Actor> become, Func<Actor, bool> isOpen)
{
    private readonly Dictionary<string, List<Actor>> accounts = new(StringComparer.Ordinal);
    private readonly List<string> namespaces = [.. ground.Namespaces];
    private bool isStale = true;

    /// <summary>The namespaces with such service accounts, by name.</summary>
    public IReadOnlyList<string> Namespaces
    {
        get
        {
            if (isStale)
            {
                namespaces.RemoveAll(@namespace => In(@namespace).Count == 0);
                isStale = false;
            }

            return namespaces;
        }
    }

    /// <summary>Looks through the namespaces again when it is asked for them next: somebody was reached.</summary>
    public void Forget() => isStale = true;

    /// <summary>Those of a namespace, by name.</summary>
    public IReadOnlyList<Actor> In(string @namespace)
    {
        if (!accounts.TryGetValue(@namespace, out var open))
        {
            open = accounts[@namespace] = [.. ground.Accounts(@namespace).Select(name => become(Identity.ServiceAccount(@namespace, name)))];
        }

        if (!open.TrueForAll(account => isOpen(account)))
        {
            open.RemoveAll(account => !isOpen(account));
        }

        return open;
    }
}
