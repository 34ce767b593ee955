using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.RightSets;

namespace EksAccessConstructs.Rights;

/// <summary>Which reading of what is not known: only what is certain, or all that may be.</summary>
internal enum WhatCounts
{
    /// <summary>What is not known is not there.</summary>
    OnlyCertain,

    /// <summary>What is not known is there.</summary>
    AllPossible,
}

/// <summary>Who holds which rules where in one version of a cluster: principals by their entries or aws-auth, and the subjects of bindings.</summary>
/// <param name="authorizer">The cluster.</param>
/// <param name="counting">How what is not known is read.</param>
/// <param name="bundles">The rules of both versions.</param>
internal sealed class ClusterHoldings(EksAuthorizer authorizer, WhatCounts counting, RuleBundles bundles)
{
    private readonly Dictionary<string, Holdings> subjects = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, Holdings> principals = new(StringComparer.Ordinal);
    private readonly Dictionary<(AccessPolicyName Policy, bool InCluster), RuleBundle> policies = [];
    private readonly HashSet<string> carried = new(StringComparer.Ordinal);

    /// <summary>All that may be held in a cluster by itself.</summary>
    public static ClusterHoldings Possible(EksAuthorizer authorizer) =>
        new ClusterHoldings(authorizer, WhatCounts.AllPossible, new RuleBundles()).Read(new PrincipalNames(authorizer.Snapshot, authorizer.Snapshot));

    /// <summary>The cluster.</summary>
    public EksAuthorizer Authorizer => authorizer;

    /// <summary>The rules that are held.</summary>
    public RuleBundles Bundles => bundles;

    /// <summary>Everybody from IAM who gets in, by what comparisons call them.</summary>
    public IReadOnlyDictionary<string, Holdings> Principals => principals;

    /// <summary>What bindings give, by the name of the subject.</summary>
    public IReadOnlyDictionary<string, Holdings> Subjects => subjects;

    /// <summary>The subjects of bindings that nobody from IAM takes the place of, by name.</summary>
    public IEnumerable<KeyValuePair<string, Holdings>> OtherSubjects => subjects
        .Where(pair => pair.Key != SubjectName.Masters && (SubjectName.IsBuiltIn(pair.Key) || !carried.Contains(pair.Key)))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The users and groups that principals come in as.</summary>
    public IReadOnlySet<string> Carried => carried;

    /// <summary>True where something is not known, so that the other way to count may give something else.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Reads the cluster.</summary>
    /// <param name="names">What principals are called.</param>
    public ClusterHoldings Read(PrincipalNames names)
    {
        foreach (var binding in authorizer.Snapshot.Rbac.All.OfType<RbacBinding>())
        {
            AddBinding(binding);
        }

        foreach (var caller in authorizer.Named)
        {
            AddPrincipal(caller, names);
        }

        return this;
    }

    private void AddBinding(RbacBinding binding)
    {
        if (authorizer.Rbac.Roles.Find(binding) is not { } role)
        {
            return;
        }

        var certain = bundles.Of(role.Rules);
        var open = counting is WhatCounts.AllPossible && role.Open is { } more ? bundles.Of(more.Rules.All) : null;
        foreach (var subject in binding.Subjects)
        {
            if (SubjectName.Of(subject, binding) is { } name)
            {
                var by = new RbacGrant(binding, subject, role.Role, new RbacRule());
                Of(name).Add(binding.NamespaceName ?? Places.Cluster, new Holding(certain, by));
                AddOpen(name, binding, open, by);
            }
        }
    }

    private void AddOpen(string name, RbacBinding binding, RuleBundle? open, RbacGrant by)
    {
        if (open is not null)
        {
            IsOpen = true;
            Of(name).Add(binding.NamespaceName ?? Places.Cluster, new Holding(open, by));
        }
    }

    private Holdings Of(string subject)
    {
        if (!subjects.TryGetValue(subject, out var holdings))
        {
            subjects.Add(subject, holdings = new Holdings());
        }

        return holdings;
    }

    private void AddPrincipal(NamedCaller caller, PrincipalNames names)
    {
        var login = caller.Authentication;
        var own = new Holdings();
        foreach (var way in login.Possible)
        {
            foreach (var name in NamesOf(way))
            {
                carried.Add(name);
                if (CountsFor(login) && subjects.GetValueOrDefault(name) is { } given)
                {
                    own.Share(given, way.By);
                }
            }

            AddOwn(own, way, CountsFor(login));
        }

        principals[names.Of(caller)] = own;
    }

    // One way in out of several is certain of none of them.
    private bool CountsFor(Authentication login)
    {
        var isSure = login is { Possible.Count: 1, Refusal: null };
        IsOpen |= !isSure;
        return isSure || counting is WhatCounts.AllPossible;
    }

    private void AddOwn(Holdings own, AuthenticatedAs way, bool counts)
    {
        if (!counts)
        {
            return;
        }

        if (way.Certain.IsMaster)
        {
            own.Add(Places.Cluster, new Holding(bundles.Of([EksRights.AllResources, EksRights.AllUrls]), new MastersMembership(), way.By));
        }

        if (way.Entry is { Type.IsForNodes: true } node)
        {
            own.Add(Places.Cluster, new Holding(bundles.Of([SealedRights.Of($"what the Node authorizer gives to entries of type {node.Type}")]), way.By));
        }

        foreach (var association in way.Entry?.Policies ?? [])
        {
            AddPolicy(own, way.By, association);
        }
    }

    private void AddPolicy(Holdings own, DecisionSource way, PolicyAssociation association)
    {
        var key = (association.Policy, association.Scope is PolicyScope.WholeCluster);
        if (!policies.TryGetValue(key, out var bundle))
        {
            policies.Add(key, bundle = Bundle(association));
        }

        var right = new AccessPolicyRight(association, new RbacRule());
        foreach (var place in association.Scope.Match<IEnumerable<string>>(() => [Places.Cluster], names => names))
        {
            own.Add(place, new Holding(bundle, right, way));
        }
    }

    private RuleBundle Bundle(PolicyAssociation association)
    {
        var isUnpublished = AccessPolicyFacts.Of(association.Policy)?.Rules is null;
        IsOpen |= isUnpublished;
        return bundles.Of(isUnpublished && counting is WhatCounts.AllPossible
            ? [SealedRights.Of($"what {association.Policy} gives")]
            : PolicyReach.Certain(association).ToValueList());
    }

    private static IEnumerable<string> NamesOf(AuthenticatedAs way) => way.Certain.Groups
        .Where(name => name != Identity.AuthenticatedGroup)
        .Select(SubjectName.Group)
        .Concat(way.Identity.Username.IsFixed ? [SubjectName.User(way.Certain.User)] : []);
}
