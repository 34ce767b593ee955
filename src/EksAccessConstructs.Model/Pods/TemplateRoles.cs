namespace EksAccessConstructs.Pods;

/// <summary>What templates of CloudFormation say about the AWS roles of pods.</summary>
/// <param name="Accounts">Service accounts with roles, by pod identity associations.</param>
/// <param name="Trusted">Service accounts that roles trust by name. Such a role counts where no manifest of the service account says otherwise: eksctl
/// writes the annotation itself.</param>
/// <param name="Fargate">Fargate profiles.</param>
internal sealed record TemplateRoles(ValueList<AccountBinding> Accounts, ValueList<AccountBinding> Trusted, ValueList<FargateSelection> Fargate)
{
    /// <summary>True where a template brings the agent of Pod Identity, by its add-on or by Auto Mode.</summary>
    /// <value>Default: false.</value>
    public bool BringAgent { get; init; }

    /// <summary>Nothing is said.</summary>
    public static TemplateRoles None { get; } = new([], [], []);

    /// <summary>The bindings that are not among known ones.</summary>
    /// <param name="known">The bindings of ClusterConfigs and manifests.</param>
    /// <param name="accounts">The service accounts that manifests hold, as <c>namespace/name</c>.</param>
    public IEnumerable<AccountBinding> Beside(IReadOnlyCollection<AccountBinding> known, IReadOnlySet<string> accounts) => Accounts
        .Concat(Trusted.Where(trusted => !accounts.Contains(trusted.Account) && !Accounts.Any(own => IsSame(own, trusted))))
        .Where(one => !known.Any(other => IsSame(other, one)));

    // A role that a ClusterConfig lets make has no ARN before, and the template that makes it calls it by its logical id.
    private static bool IsSame(AccountBinding known, AccountBinding one) =>
        (known.Account, known.Mechanism, known.TargetRole) == (one.Account, one.Mechanism, one.TargetRole)
        && (known.Role == one.Role || (known.Role.StartsWith('<') && one.Role.StartsWith('{')));
}
