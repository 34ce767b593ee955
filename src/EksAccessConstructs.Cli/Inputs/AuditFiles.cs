using EksAccessConstructs.Audit;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Audit logs of a command line, read once each and never held whole.</summary>
internal static class AuditFiles
{
    /// <summary>Reads the logs that the paths mean: a file, every file of a folder and those below it, or <c>-</c> for standard input.</summary>
    /// <remarks>What cannot be read of them is said on standard error.</remarks>
    /// <exception cref="UnreadableException">A log is not there, is damaged, holds no event or more than can be counted.</exception>
    public static AuditLog Read(IEnumerable<string> paths, ToolHost host)
    {
        var tally = new AuditTally();
        var findings = new List<Finding>();
        foreach (var path in paths.Distinct(StringComparer.Ordinal).SelectMany(Files))
        {
            findings.AddRange(path == "-" ? AuditFile.Read(path, host.Bytes, tally) : Read(path, tally));
        }

        if (tally.IsFull)
        {
            findings.Add(AuditRules.Countable.At(null, "the audit log is about more users or requests than can be told apart; give fewer days of it"));
        }
        else if (tally.Events == 0)
        {
            findings.Add(AuditRules.HoldsEvents.At(null, "no record of the audit log is an answered event of the API server (audit.k8s.io/v1); "
                + "give the log streams 'kube-apiserver-audit-…' of '/aws/eks/CLUSTER/cluster'"));
        }

        FindingPrinter.Text(findings, host.Error, new Paint(on: false));
        return findings.Exists(finding => finding.Severity is Severity.Error)
            ? throw new UnreadableException("an audit log above cannot be read, so there is no answer")
            : tally.ToLog();
    }

    private static ValueList<Finding> Read(string path, AuditTally tally)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return AuditFile.Read(InputFiles.Named(path), stream, tally);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, error);
        }
    }

    private static IEnumerable<string> Files(string path)
    {
        if (path == "-" || !Directory.Exists(path))
        {
            return [path];
        }

        try
        {
            return Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
                .Where(file => FileKind.Of(file) is null)
                .Order(StringComparer.Ordinal)
                .ToList();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, error);
        }
    }

    private static UnreadableException Unreadable(string path, Exception error) => new($"cannot read '{path}': {FileText.Reason(error)}");
}
