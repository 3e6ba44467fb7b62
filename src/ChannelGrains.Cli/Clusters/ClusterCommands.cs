using System.CommandLine;
using System.Security.Cryptography;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Clusters;

/// <summary>channelctl cluster ...</summary>
internal static class ClusterCommands
{
    private const int DefaultDays = 365, MostDays = 3_650;

    public static Command Create(CliHost host) => new("cluster", "Prepares a deployment of several processes. Asks no server.")
    {
        CertificatesVerb(host),
    };

    private static Command CertificatesVerb(CliHost host)
    {
        var directory = CommonOptions.RequiredText("--to", "Directory for the files; the authority that is there already is used again.");
        var names = new Option<string[]>("--name")
        {
            Description = "Name of a process, as silo-1; once for each. A process is let in by its certificate, whatever its name.",
            Required = true,
        };
        var days = NumberOptions.Whole("--days", "Days that the certificates of the processes are valid.", 1, MostDays, DefaultDays);
        return host.Verb(
            "certificates",
            "Makes an authority for one deployment, and a certificate with its key for each of its processes, with which silos and gateways let each other in.",
            "cluster certificates --to certificates --name silo-1 --name silo-2 --name gateway-1",
            [directory, names, days],
            (session, _) =>
            {
                try
                {
                    var authority = LocalAuthority.Open(session.Arguments.GetRequiredValue(directory), host.Clock);
                    foreach (var file in authority.Issue(session.Arguments.GetRequiredValue(names), session.Arguments.GetRequiredValue(days)))
                        session.WriteLine(file);
                    return Task.FromResult(ExitCode.Done);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
                {
                    throw new UsageException(exception.Message);
                }
            },
            $"Give each process its certificate, its key beside it and {LocalAuthority.CertificateFile}: serve --cluster-certificate DIR/silo-1.pem. {LocalAuthority.KeyFile} makes more of them: keep it away "
            + "from the machines of the processes.");
    }
}
