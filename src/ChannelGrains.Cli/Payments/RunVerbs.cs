using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Cli.Payments;

/// <summary>channelctl pay plan, approve, run, runs</summary>
internal static class RunVerbs
{
    private const int PageSize = 1_000;

    public static Argument<string> RunId() => new("RUN") { Description = "Id of the payment run." };

    public static Command Plan(CliHost host)
    {
        var (run, due) = (RunId(), CommonOptions.Text("--due-by", "Statements due on this day or before, yyyy-mm-dd; default today."));
        var partners = new Option<string[]>("--partner") { Description = "Statements of this partner alone; may be given several times." };
        var execution = CommonOptions.Text("--execution", "The day on which the bank is to execute it, yyyy-mm-dd; default today.");
        return host.Verb(
            "plan",
            "Plans a run of the approved statements that are due; another person approves it.",
            "pay plan 2026-11-A --due-by 2026-11-28",
            [run, due, partners, execution, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new CreatePaymentRunRequest
                {
                    PaymentRunId = arguments.GetRequiredValue(run),
                    Selection = new PaymentSelection { DueBy = arguments.GetValue(due) ?? "", PartnerIds = { arguments.GetValue(partners) ?? [] } },
                    ExecutionDate = arguments.GetValue(execution) ?? "",
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).CreatePaymentRunAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => PaymentView.Of(answer.Run));
                return ExitCode.Done;
            });
    }

    public static Command Approve(CliHost host)
    {
        var (run, etag) = (RunId(), CommonOptions.RequiredText("--etag", "That of the run that was read, as `pay run` shows it."));
        return host.Verb(
            "approve",
            "Approves a run: by another person than who planned it.",
            "pay approve 2026-11-A --etag 1",
            [run, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new ApprovePaymentRunRequest
                {
                    PaymentRunId = session.Arguments.GetRequiredValue(run),
                    Etag = session.Arguments.GetRequiredValue(etag),
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).ApprovePaymentRunAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => PaymentView.Of(answer.Run));
                return ExitCode.Done;
            });
    }

    public static Command Show(CliHost host)
    {
        var (run, limit) = (RunId(), CommonOptions.Limit(100));
        return host.Verb(
            "run",
            "Shows a run with its payments.",
            "pay run 2026-11-A",
            [run, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var all = new GetPaymentRunResponse();
                var request = new GetPaymentRunRequest { PaymentRunId = session.Arguments.GetRequiredValue(run) };
                do
                {
                    request.PageSize = Math.Min(PageSize, most - all.Payments.Count);
                    var page = await Client(session).GetPaymentRunAsync(request, cancellationToken: cancellationToken);
                    all.Payments.AddRange(page.Payments);
                    all.Run = page.Run;
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Payments.Count < most);
                session.Write(all, () => PaymentView.Of(all));
                return ExitCode.Done;
            });
    }

    public static Command List(CliHost host)
    {
        var limit = CommonOptions.Limit(100);
        return host.Verb(
            "runs",
            "Lists payment runs.",
            "pay runs",
            [limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var all = new ListPaymentRunsResponse();
                var request = new ListPaymentRunsRequest();
                do
                {
                    request.PageSize = Math.Min(PageSize, most - all.Runs.Count);
                    var page = await Client(session).ListPaymentRunsAsync(request, cancellationToken: cancellationToken);
                    all.Runs.AddRange(page.Runs);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Runs.Count < most);
                session.Write(all, () => PaymentView.Of(all));
                return ExitCode.Done;
            });
    }

    private static PaymentService.PaymentServiceClient Client(Session session) => new(session.Channel);
}
