using System.CommandLine;
using ChannelGrains.Admin.V1;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using Spectre.Console;

namespace ChannelGrains.Cli.Doctor;

/// <summary>channelctl doctor</summary>
internal static class DoctorCommand
{
    public static Command Create(CliHost host) => host.Verb(
        "doctor",
        "Says how the server is: its journal, disk, clock and version, how fast it answers, its backup and certificate, what went to quarantine since it started, and what to do. Exit code 1 when there is something, 3 when it cannot be reached.",
        "doctor",
        [],
        async (session, cancellationToken) =>
        {
            var clock = session.Host.Clock;
            var asked = clock.GetUtcNow();
            var answer = await new AdminService.AdminServiceClient(session.Channel).GetDiagnosticsAsync(new GetDiagnosticsRequest(), cancellationToken: cancellationToken);
            answer.Findings.AddRange(OwnFindings.Of(answer, asked, clock.GetUtcNow()));
            session.Write(answer, () =>
            {
                var details = Tables.Details([.. State(answer)]);
                return answer.Findings.Count == 0 ? details : new Rows([details, .. answer.Findings.Select(finding => new Text($"{finding.Reason}: {finding.Description}"))]);
            });
            return answer.Findings.Count == 0 ? ExitCode.Done : ExitCode.Refused;
        });

    private static IEnumerable<(string, string)> State(GetDiagnosticsResponse answer) =>
    [
        ("takes writes", answer.Ready ? "yes" : "no"),
        ("version", answer.Version),
        ("free bytes", Figures.Of(answer.FreeBytes)),
        ("clock", Figures.Of(answer.Now)),
        ("batches answered, last hour", Figures.Of(answer.Levels?.Answered ?? 0)),
        ("not taken because of the server", Figures.Of(answer.Levels?.Failed ?? 0)),
        ("frames acknowledged, last hour", Figures.Of(answer.Levels?.Frames ?? 0)),
        ("later than 250 ms", Figures.Of(answer.Levels?.Late ?? 0)),
        ("views behind", answer.ViewsBehind is { } behind ? FormattableString.Invariant($"{behind.ToTimeSpan().TotalSeconds:0.0} s") : "unknown"),
        ("last backup", answer.BackedUpAt is { } backup ? Figures.Of(backup) : "unknown"),
        ("certificate expires", answer.CertificateExpiresAt is { } expires ? Figures.Of(expires) : "no TLS"),
        .. answer.Quarantined.Select(each => ($"quarantined {EnumNames.Of(each.Reason)}", Figures.Of(each.Count))),
        ("findings", answer.Findings.Count == 0 ? "none" : Figures.Of(answer.Findings.Count)),
    ];
}
