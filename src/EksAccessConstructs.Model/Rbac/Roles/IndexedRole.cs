namespace EksAccessConstructs.Rbac;

/// <summary>A role made ready for many requests.</summary>
internal sealed class IndexedRole
{
    /// <summary>A role with the rules that it surely holds, and those that it may hold; null for none.</summary>
    public IndexedRole(RbacObject role, IndexedRules certain, OpenRules? open = null, bool isBuiltIn = false)
    {
        Role = role;
        Certain = certain;
        Open = open;
        IsBuiltIn = isBuiltIn;
        Filter = open is null ? certain.Filter : certain.Filter | open.Rules.Filter;
    }

    /// <summary>The role as it was given.</summary>
    public RbacObject Role { get; }

    /// <summary>The rules that it surely holds, those of aggregation included.</summary>
    public IndexedRules Certain { get; }

    /// <summary>The rules of which it is not known whether it holds them; null for none.</summary>
    public OpenRules? Open { get; }

    /// <summary>True for a role that the API server makes for itself and that is not among the given ones.</summary>
    public bool IsBuiltIn { get; }

    /// <summary>The bits of all rules, open ones included.</summary>
    public RuleFilter Filter { get; }

    /// <summary>The rules that it surely holds.</summary>
    public ValueList<RbacRule> Rules => Certain.All;

    /// <summary>The first rule that surely allows a request.</summary>
    public RbacRule? Find(AccessRequest request) => Certain.Find(request);
}
