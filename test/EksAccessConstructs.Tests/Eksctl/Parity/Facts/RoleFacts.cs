using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EksAccessConstructs.Tests.Eksctl.Parity.Naming;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>IAM roles: whom they trust, what they may do, and how they are called.</summary>
internal sealed partial class RoleFacts(NamedTemplates templates, FactSheet facts)
{
    private const string ManagedPolicy = "AWS::IAM::ManagedPolicy";

    public void Say()
    {
        foreach (var role in templates.Resources("AWS::IAM::Role"))
        {
            OfRole(role, templates.NameOf(role.Id));
        }

        var attached = Attached();
        foreach (var policy in templates.Resources(ManagedPolicy).Where(policy => policy["Roles"] is null && !attached.Contains(policy.Id)))
        {
            SayPermissions("role[karpenter controller]", policy, policy["PolicyDocument"]);
        }

        foreach (var policy in templates.Resources("AWS::IAM::Policy", "AWS::IAM::RolePolicy", ManagedPolicy))
        {
            OfPolicy(policy);
        }

        foreach (var profile in templates.Resources("AWS::IAM::InstanceProfile").Where(profile => profile["InstanceProfileName"] is not null))
        {
            facts.Say($"{templates.NameOf(profile.Id)}.name", templates.Value(profile, profile["InstanceProfileName"]));
        }
    }

    // Policies that a role names; the one that nobody names is eksctl's for Karpenter.
    private HashSet<ResourceId?> Attached() => [
        .. from role in templates.Resources("AWS::IAM::Role")
           from policy in role["ManagedPolicyArns"].Items()
           select templates.Target(role, policy)?.Id,
    ];

    private void OfRole(TemplateResource role, string key)
    {
        foreach (var statement in PolicyStatements.Of(templates.Value(role, role["AssumeRolePolicyDocument"])))
        {
            facts.SayTrust(key, statement);
        }

        foreach (var policy in role["ManagedPolicyArns"].Items())
        {
            OfManagedPolicy(key, role, policy);
        }

        foreach (var policy in role["Policies"].Items())
        {
            SayPermissions(key, role, policy.At("PolicyDocument"));
        }

        facts.Say($"{key}.boundary", templates.Value(role, role["PermissionsBoundary"]));
        facts.Say($"{key}.name", key == "role[karpenter nodes]" ? null : templates.Value(role, role["RoleName"])); // made from the cluster's name on both sides
        facts.Say($"{key}.path", templates.Value(role, role["Path"]));
        facts.Say($"{key}.maxSession", role["MaxSessionDuration"]);
    }

    private void OfManagedPolicy(string key, TemplateResource role, JsonNode policy)
    {
        if (templates.Target(role, policy) is { Type: ManagedPolicy } own)
        {
            SayPermissions(key, own, own["PolicyDocument"]);
            return;
        }

        foreach (var arn in templates.Value(role, policy).Items())
        {
            facts.Mark($"{key}.policy[{PolicyOfAws().Replace(FactText.Of(arn), "")}]");
        }
    }

    private void OfPolicy(TemplateResource policy)
    {
        foreach (var role in (policy["Roles"] ?? policy["RoleName"]).Items().Select(role => templates.Target(policy, role)).OfType<TemplateResource>())
        {
            SayPermissions(templates.NameOf(role.Id), policy, policy["PolicyDocument"]);
        }
    }

    private void SayPermissions(string owner, TemplateResource from, JsonNode? policy)
    {
        foreach (var statement in PolicyStatements.Of(templates.Value(from, policy)))
        {
            facts.SayPermissions(owner, statement);
        }
    }

    [GeneratedRegex("^arn:[^:]*:iam::aws:policy/")]
    private static partial Regex PolicyOfAws();
}
