using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Text;

/// <summary>Text that a program is still to make YAML of is named as what it is, with the command to run.</summary>
public sealed class FileTemplateTests
{
    [Theory]
    [InlineData("a: 1\n{{- if .Values.rbac.create }}\nb: 2",
        "f.yaml:2:1: error EKS106: this is a template of Helm ('{{- if .Values.rbac.create }}'), not YAML yet; "
        + "render it first, such as with 'helm template CHART | eks-access lint -'")]
    [InlineData("name: {{ .Release.Name }}", "f.yaml:1:7: error EKS106: this is a template of Helm ('{{ .Release.Name }}'), not YAML yet; "
        + "render it first, such as with 'helm template CHART | eks-access lint -'")]
    [InlineData("{% for team in teams %}\n- {{ team }}", "f.yaml:1:1: error EKS106: this is a Jinja template ('{% for team in teams %}'), not YAML yet; "
        + "render it first, such as with Ansible's template module or 'jinja2 FILE > rendered.yaml'")]
    [InlineData("# {{ .Values.x }}\nname: {{ cluster_name }}", "f.yaml:2:7: error EKS106: this is a Jinja template ('{{ cluster_name }}'), not YAML yet; "
        + "render it first, such as with Ansible's template module or 'jinja2 FILE > rendered.yaml'")]
    [InlineData("<% if x %>\na: [", "f.yaml:1:1: error EKS106: this is an ERB template ('<% if x %>'), not YAML yet; "
        + "render it first, such as with 'erb FILE > rendered.yaml'")]
    [InlineData("a: { id: ${private_subnet} }", "f.yaml:1:10: error EKS106: this is a template of Terraform or envsubst ('${private_subnet}'), not YAML yet; "
        + "render it first, with Terraform's templatefile or 'envsubst < FILE > filled.yaml'")]
    [InlineData("a: [ ${SUBNET} ]: b", "f.yaml:1:6: error EKS106: this is text with variables of a shell ('${SUBNET}'), not YAML yet; "
        + "fill in what is missing, such as with 'envsubst < FILE > filled.yaml'")]
    public void A_template_is_named_as_what_it_is(string text, string expected) => Assert.Equal(expected, FileTemplate.Of(text, "f.yaml")?.ToString());

    [Theory]
    [InlineData("a: [1")]
    [InlineData("username: system:node:{{EC2PrivateDNSName}}\nb: [")]
    [InlineData("price: $5\nb: [")]
    [InlineData("# {% comment %}\nb: [")]
    public void Broken_YAML_is_not_taken_for_a_template(string text) => Assert.Null(FileTemplate.Of(text, "f.yaml"));

    [Theory]
    [InlineData("system:node:{{EC2PrivateDNSName}}")]
    [InlineData("{{SessionName}}")]
    [InlineData("a $5 note")]
    [InlineData("echo $HOME\necho ${HOME}")]
    [InlineData("m5.large")]
    public void A_value_is_not_taken_for_a_variable(string value) => Assert.Null(FileTemplate.Waiting(value));
}
