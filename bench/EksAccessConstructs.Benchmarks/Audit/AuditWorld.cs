using System.Globalization;
using System.Text;

namespace EksAccessConstructs.Benchmarks.Audit;

/// <summary>An audit log of any length as EKS writes it, made as it is read: 400 users, each in two of 40 namespaces.</summary>
/// <param name="length">How many bytes it has at least.</param>
/// <param name="seed">Two with the same seed are the same.</param>
internal sealed class AuditWorld(long length, int seed) : Stream
{
    private static readonly string[] Verbs = ["get", "list", "watch", "create", "update", "patch", "delete"];
    private static readonly (string Group, string Resource)[] Resources =
    [
        ("", "pods"), ("", "configmaps"), ("", "secrets"), ("", "services"), ("", "events"),
        ("apps", "deployments"), ("apps", "replicasets"), ("batch", "jobs"),
        ("coordination.k8s.io", "leases"), ("", "nodes"),
    ];

    private readonly Random random = new(seed);
    private byte[] line = [];
    private int at;
    private long made;

    /// <summary>How many events have been made.</summary>
    public long Events { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => made;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (at == line.Length)
        {
            if (made >= length)
            {
                return 0;
            }

            line = Encoding.UTF8.GetBytes(Line());
            made += line.Length;
            at = 0;
        }

        var given = Math.Min(count, line.Length - at);
        line.AsSpan(at, given).CopyTo(buffer.AsSpan(offset));
        at += given;
        return given;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private string Line()
    {
        var number = Events++;
        var (group, resource) = Resources[random.Next(Resources.Length)];
        var verb = Verbs[random.Next(Verbs.Length)];
        var user = random.Next(200);
        var space = $"team-{(user + random.Next(2)) % 40}";
        var name = $"{resource}-{random.Next(100_000)}";
        var time = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(number * 100)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        var body = verb is "create" or "update" or "patch"
            ? $"'requestObject':{{'kind':'X','metadata':{{'name':'{name}','labels':{{'app':'{new string('x', random.Next(800))}'}}}}}},"
            : "";
        return ($"{time} {{'kind':'Event','apiVersion':'audit.k8s.io/v1','level':'RequestResponse','auditID':'{Guid.Empty}','stage':'ResponseComplete',"
            + $"'requestURI':'/api/v1/namespaces/{space}/{resource}/{name}?fieldManager=x','verb':'{verb}','user':{User(user)},'sourceIPs':['10.0.0.1'],"
            + $"'userAgent':'kubectl/v1.34.0 (linux/amd64) kubernetes/abcdef','objectRef':{{'resource':'{resource}','namespace':'{space}','name':'{name}',"
            + $"'apiGroup':'{group}','apiVersion':'v1'}},'responseStatus':{{'metadata':{{}},'code':200}},{body}'requestReceivedTimestamp':'{time}',"
            + $"'stageTimestamp':'{time}','annotations':{{'authorization.k8s.io/decision':'allow','authorization.k8s.io/reason':"
            + "'RBAC: allowed by RoleBinding \\\"devs/shop\\\" of Role \\\"deployer\\\" to Group \\\"devs\\\"'}}\n").Replace('\'', '"');
    }

    private string User(int number)
    {
        var team = number % 40;
        var arn = $"arn:aws:sts::111122223333:assumed-role/dev-{number % 20}/s{number}";
        return random.Next(2) == 0
            ? $"{{'username':'system:serviceaccount:team-{team}:app-{number}','uid':'1','groups':['system:serviceaccounts',"
                + $"'system:serviceaccounts:team-{team}','system:authenticated'],'extra':{{'authentication.kubernetes.io/pod-name':['app-1']}}}}"
            : $"{{'username':'{arn}','uid':'aws-iam-authenticator:111122223333:AROA','groups':['devs','system:authenticated'],'extra':{{'accessKeyId':['ASIA'],"
                + $"'arn':['{arn}'],'canonicalArn':['arn:aws:iam::111122223333:role/dev-{number % 20}'],'sessionName':['s{number}']}}}}";
    }
}
