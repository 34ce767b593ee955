using System.Reflection;
using Amazon.JSII.Runtime.Deputy;
using EksAccessConstructs.Startup;

namespace EksAccessConstructs.Tests.Startup;

public sealed class JsiiTypeIndexTests
{
    [Fact]
    public void Index_from_metadata_equals_the_scan_by_reflection()
    {
        var assembly = typeof(Amazon.CDK.App).Assembly;
        var index = new JsiiTypeIndex();

        Assert.True(index.TryAdd(assembly));

        var scan = assembly.GetTypes()
            .Select(type => (Type: type, Attribute: type.GetCustomAttribute<JsiiTypeAttributeBase>()))
            .Where(found => found.Attribute is not null)
            .ToDictionary(found => found.Attribute!.FullyQualifiedName + (found.Attribute is JsiiTypeProxyAttribute ? "$Proxy" : ""), found => found.Type);
        Assert.True(scan.Count > 40_000);
        Assert.Equal(scan.Count, index.Types.Count);
        Assert.DoesNotContain(scan, pair => index.Types[pair.Key] != pair.Value);
    }

    [Fact]
    public void Runtime_has_the_fields_that_the_index_is_put_into()
    {
        var cache = typeof(Amazon.JSII.Runtime.Services.ServiceContainer).Assembly.GetType("Amazon.JSII.Runtime.Services.TypeCache");

        Assert.Equal(typeof(IDictionary<string, Type>), cache?.GetField("_types", BindingFlags.Instance | BindingFlags.NonPublic)?.FieldType);
        Assert.Equal(typeof(ISet<string>), cache?.GetField("_assemblies", BindingFlags.Instance | BindingFlags.NonPublic)?.FieldType);
    }
}
