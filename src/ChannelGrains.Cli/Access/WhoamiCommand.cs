using System.CommandLine;
using ChannelGrains.Access.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;

namespace ChannelGrains.Cli.Access;

/// <summary>channelctl whoami</summary>
internal static class WhoamiCommand
{
    public static Command Create(CliHost host) => host.Verb(
        "whoami",
        "Says whom the server takes the API key for: the principal, its roles, and the partners and sources that hold it.",
        "whoami",
        [],
        async (session, cancellationToken) =>
        {
            var caller = await new AccessService.AccessServiceClient(session.Channel).GetCallerAsync(new GetCallerRequest(), cancellationToken: cancellationToken);
            session.Write(caller, () => Tables.Details(
                ("principal", caller.Principal),
                ("roles", string.Join(", ", caller.Roles.Select(EnumNames.Of))),
                ("partners", Held(caller.Partners)),
                ("sources", Held(caller.Sources)),
                ("keys", caller.KeysConfigured ? "asked for" : "none are configured: everybody on the server's machine is local"),
                ("two people", caller.SingleUser ? "not asked for: one person may do both sides of a step" : "asked for")));
            return ExitCode.Done;
        });

    private static string Held(ICollection<string> ids) => ids.Count == 0 ? "all" : string.Join(", ", ids);
}
