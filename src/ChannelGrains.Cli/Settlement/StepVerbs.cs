using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Markets;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Cli.Settlement;

/// <summary>channelctl settle approve, dispute, resolve</summary>
internal static class StepVerbs
{
    public static Command Approve(CliHost host)
    {
        var (partner, statement, etag) = (CommonOptions.PartnerId(), StatementVerbs.Statement(), Etag());
        return host.Verb(
            "approve",
            "Approves a statement; by another principal than the one who closed it.",
            "settle approve store-0042 2026-01",
            [partner, statement, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new ApproveStatementRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    StatementId = arguments.GetRequiredValue(statement),
                    Etag = arguments.GetValue(etag) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).ApproveStatementAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => StatementView.Of(answer.Statement));
                return ExitCode.Done;
            });
    }

    public static Command Dispute(CliHost host)
    {
        var (partner, statement, etag) = (CommonOptions.PartnerId(), StatementVerbs.Statement(), Etag());
        var reason = CommonOptions.RequiredText("--reason", "Why.");
        var lines = new Option<int[]>("--line") { Description = "The line that it is on; several times for several lines; default the whole statement." };
        return host.Verb(
            "dispute",
            "Disputes a statement, or some of its lines: it is not paid until the dispute is resolved.",
            "settle dispute store-0042 2026-01 --line 2 --reason \"the return of 14 January is ours\"",
            [partner, statement, lines, reason, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new OpenDisputeRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    StatementId = arguments.GetRequiredValue(statement),
                    Lines = { arguments.GetValue(lines) ?? [] },
                    Reason = arguments.GetRequiredValue(reason),
                    Etag = arguments.GetValue(etag) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).OpenDisputeAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => StatementView.Of(answer.Dispute, answer.Statement));
                return ExitCode.Done;
            });
    }

    public static Command Resolve(CliHost host)
    {
        var (partner, statement) = (CommonOptions.PartnerId(), StatementVerbs.Statement());
        var dispute = new Argument<string>("DISPUTE") { Description = "The dispute, as `settle statement` shows it." };
        var granted = NumberOptions.Decimal("--granted", "What the next statement has more, or less when below 0; default nothing: the statement was right.");
        var reason = CommonOptions.Choice<AdjustmentReason>("--adjustment", "What the adjustment is for: DISPUTE (default), DATA_FAULT, FRAUD or OTHER.");
        var resolution = CommonOptions.RequiredText("--resolution", "Why it is resolved so.");
        return host.Verb(
            "resolve",
            "Resolves a dispute: what is granted is on the next statement, and this one is to be approved anew.",
            "settle resolve store-0042 2026-01 1 --granted 12.50 --resolution \"the return was sent twice\"",
            [partner, statement, dispute, granted, reason, resolution, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new ResolveDisputeRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    StatementId = arguments.GetRequiredValue(statement),
                    DisputeId = arguments.GetRequiredValue(dispute),
                    AdjustmentReason = EnumNames.Parse<AdjustmentReason>(arguments.GetValue(reason)),
                    Resolution = arguments.GetRequiredValue(resolution),
                    RequestId = session.RequestId,
                };
                if (arguments.GetValue(granted) is { } amount)
                {
                    request.Granted = ReportedAmount.ToMoney(amount);
                    var programme = await new ProgrammeService.ProgrammeServiceClient(session.Channel).GetProgrammeAsync(new GetProgrammeRequest(), cancellationToken: cancellationToken);
                    request.Granted.CurrencyCode = programme.Programme.CurrencyCode;
                }
                var answer = await Client(session).ResolveDisputeAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => StatementView.Of(answer.Dispute, answer.Statement));
                return ExitCode.Done;
            });
    }

    private static Option<string?> Etag() => CommonOptions.Text("--etag", "Do it only if this is still the statement's etag.");

    private static SettlementService.SettlementServiceClient Client(Session session) => new(session.Channel);
}
