using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Compliance.V1;

namespace ChannelGrains.Cli.Compliance;

/// <summary>channelctl compliance ...</summary>
internal static class ComplianceCommands
{
    public static Command Create(CliHost host) => new("compliance", "Records and shows what partners show of what they must.") { Status(host), Record(host), Screen(host) };

    private static Command Status(CliHost host)
    {
        var (partner, day) = (CommonOptions.PartnerId(), CommonOptions.Text("--day", "The business day, yyyy-mm-dd; default the partner's today."));
        return host.Verb(
            "status",
            "Shows how each requirement that is asked of a partner stands.",
            "compliance status store-0042 --day 2026-12-31",
            [partner, day],
            async (session, cancellationToken) =>
            {
                var request = new GetComplianceStatusRequest { PartnerId = session.Arguments.GetRequiredValue(partner), Day = session.Arguments.GetValue(day) ?? "" };
                var answer = await Client(session).GetComplianceStatusAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => ComplianceView.Statuses(answer));
                return ExitCode.Done;
            });
    }

    private static Command Record(CliHost host)
    {
        var (partner, requirement) = (CommonOptions.PartnerId(), Requirement());
        var (from, until) = (CommonOptions.Text("--from", "First day for which it holds, yyyy-mm-dd; default today."), CommonOptions.Text("--until", "Last one; default by the requirement."));
        var (file, reference, note) = (CommonOptions.Text("--file", "SHA-256 of a file of evidence that was uploaded."), CommonOptions.Text("--reference", "What else shows it."), CommonOptions.Text("--note", "What is to be known of it."));
        return host.Verb(
            "record",
            "Records what shows that a partner meets a requirement.",
            "compliance record store-0042 licence --reference \"No. 4711\" --until 2027-03-31",
            [partner, requirement, from, until, file, reference, note, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new RecordComplianceEvidenceRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    RequirementId = arguments.GetRequiredValue(requirement),
                    ValidFrom = arguments.GetValue(from) ?? "",
                    ValidUntil = arguments.GetValue(until) ?? "",
                    Sha256 = arguments.GetValue(file) ?? "",
                    Reference = arguments.GetValue(reference) ?? "",
                    Note = arguments.GetValue(note) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).RecordComplianceEvidenceAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Evidence, () => ComplianceView.Evidence(answer.Evidence));
                return ExitCode.Done;
            });
    }

    private static Command Screen(CliHost host)
    {
        var (partner, requirement) = (CommonOptions.PartnerId(), Requirement());
        var (hit, on) = (new Option<bool>("--hit") { Description = "The partner, or an owner of it, is on a list." }, CommonOptions.Text("--on", "Day of the screening, yyyy-mm-dd; default today."));
        var (reference, note) = (CommonOptions.RequiredText("--reference", "Who screened, or the number of the result."), CommonOptions.Text("--note", "Which lists, and what was found."));
        return host.Verb(
            "screen",
            "Records the result of a screening: a clear one meets its requirement, a hit takes back what met it.",
            "compliance screen store-0042 sanctions --reference \"result 17\"",
            [partner, requirement, hit, on, reference, note, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new RecordScreeningRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    RequirementId = arguments.GetRequiredValue(requirement),
                    Hit = arguments.GetValue(hit),
                    ScreenedOn = arguments.GetValue(on) ?? "",
                    Reference = arguments.GetRequiredValue(reference),
                    Note = arguments.GetValue(note) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).RecordScreeningAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Evidence, () => ComplianceView.Evidence(answer.Evidence));
                return ExitCode.Done;
            });
    }

    private static Argument<string> Requirement() => new("REQUIREMENT") { Description = "Requirement id." };

    private static ComplianceService.ComplianceServiceClient Client(Session session) => new(session.Channel);
}
