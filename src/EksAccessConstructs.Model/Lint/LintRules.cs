using EksAccessConstructs.Lint.Rules;

namespace EksAccessConstructs.Lint;

/// <summary>The catalogue: every rule of the linter. RB is about RBAC, EA about who is let in, AA about aws-auth; EKS are
/// rules that check and synth hold too.</summary>
/// <remarks>Sources: Kubernetes "Role Based Access Control Good Practices", CIS Amazon EKS Benchmark 1.8, CIS
/// Kubernetes Benchmark 1.11, EKS User Guide.</remarks>
public static class LintRules
{
    /// <summary>Every rule, in the order of the codes: RB, EA, AA, then EKS.</summary>
    public static ValueList<LintRule> All { get; } =
    [
        new VerbsAreAskedFor(),
        new GroupsAreServed(),
        new GroupsAreWrittenAsAsked(),
        new ResourcesAreWrittenInPlural(),
        new SubresourcesAreNamed(),
        new SubresourcesAreServed(),
        new NoWildcardVerbs(),
        new NoWildcardResources(),
        new NoClusterAdminBinding(),
        new NoReadingSecrets(),
        new NoEnteringPods(),
        new NoCreatingWorkloads(),
        new NoCreatingPersistentVolumes(),
        new NoNodesProxy(),
        new NoEscalateBindImpersonate(),
        new NoIssuingCertificates(),
        new NoWritingAdmissionWebhooks(),
        new NoCreatingTokens(),
        new NoChangingNamespaces(),
        new NoWritingAwsAuth(),
        new BindingWritersAreKnown(),
        new NoSystemMasters(),
        new NoAnonymousSubjects(),
        new NoSubjectsForEverybody(),
        new NamesNotWithCreate(),
        new NamesNotWithList(),
        new NoEmptyNames(),
        new NamesForOneResource(),
        new RolesExist(),
        new RolesAreInTheirNamespace(),
        new ClusterBindingsGiveClusterRoles(),
        new NamespaceBindingsGiveNamespacedRights(),
        new RoleRefsStay(),
        new ServiceAccountsHaveNamespaces(),
        new UsersAreRealUsers(),
        new SubjectsDifferInMoreThanCase(),
        new AggregatedRolesHaveNoOwnRules(),
        new NoEscalationInBuiltInRoles(),
        new AggregationSelectsSomething(),
        new ClusterRolesDoNotAggregateEachOther(),
        new BoundGroupsAreGiven(),
        new NoShadowedMappings(),
        new MappingsNameRoles(),
        new MappingsNeedTheirMode(),
        new ScopesNameNamespaces(),
        new AdminViewIsNotReadOnly(),
        new AdminPolicyWritesNoBindings(),
        new PoliciesKnowNoCustomResources(),
        new PrincipalsAreRoles(),
        new UsernamesTellPrincipalsApart(),
        new UsersNotByRoleArn(),
        new NoRepeatedMappings(),
        new NoHiddenUserMappings(),
        new NothingIsLostInAwsAuth(),
        new NoWholeAccounts(),
        new SessionNamesGiveNoOtherName(),
        new NodesAreMapped(),
        new MappingsSaySomething(),
        new NoPermissionSetsInAwsAuth(),
        new AnAdministratorRemains(),
        new CreatorIsNotTheOnlyAdministrator(),
        new GivenGroupsAreBound(),
    ];
}
