namespace EksAccessConstructs.Rbac;

/// <summary>Which objects EKS and its add-ons bring into a cluster.</summary>
/// <remarks>Known by name (<c>eks:*</c>, <c>aws-node*</c>) or by the label <c>eks.amazonaws.com/component</c>, as krane knows them. Names and labels are
/// anybody's to write, so a role counts only where all who hold it are EKS's own or in kube-system.</remarks>
internal static class EksObjects
{
    private const string Component = "eks.amazonaws.com/component";
    private const string Prefix = "eks:";

    /// <summary>True where the object looks like one of EKS, and those whom it gives something are EKS's own.</summary>
    /// <param name="one">A role or binding.</param>
    /// <param name="giving">The bindings that give it, where it is a role; itself, where it is a binding.</param>
    public static bool HaveMade(RbacObject one, IEnumerable<RbacBinding> giving) => LooksLikeOne(one)
        && giving.All(binding => binding.Subjects.All(subject => IsOwn(subject, binding)));

    private static bool LooksLikeOne(RbacObject one) =>
        one.Name.StartsWith(Prefix, StringComparison.Ordinal) || one.Name.StartsWith("aws-node", StringComparison.Ordinal) || one.Labels[Component] is not null;

    private static bool IsOwn(Subject subject, RbacBinding binding) => subject.Kind == "ServiceAccount"
        ? subject.ResolvedNamespace(binding) == "kube-system"
        : subject.Name.StartsWith(Prefix, StringComparison.Ordinal) || subject.Name is "system:nodes" or "system:node-proxier";
}
