using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Settlement.V1;

namespace ChannelGrains.Cli.Settlement;

/// <summary>channelctl settle close, job</summary>
internal static class CloseVerbs
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    public static Command Close(CliHost host)
    {
        var period = SettlementCommands.Period();
        var partner = CommonOptions.Text("--partner", "One partner.");
        var all = new Option<bool>("--all") { Description = "All partners: a job, which goes on without channelctl." };
        var wait = new Option<bool>("--wait") { Description = "With --all: wait until the job is done; exit code 1 when partners refused." };
        return host.Verb(
            "close",
            "Closes a month of a partner into its statement, or a month of all partners.",
            "settle close 2026-01 --partner store-0042",
            [period, partner, all, wait, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var (one, isAll) = (session.Arguments.GetValue(partner), session.Arguments.GetValue(all));
                if ((one is null) != isAll)
                    throw new UsageException("Say of whom: either --partner or --all.");
                if (session.Arguments.GetValue(wait) && !isAll)
                    throw new UsageException("--wait waits for the job of --all.");
                var client = new SettlementService.SettlementServiceClient(session.Channel);
                var request = new ClosePeriodRequest { Period = session.Arguments.GetRequiredValue(period), PartnerId = one ?? "", All = isAll, RequestId = session.RequestId };
                var answer = await client.ClosePeriodAsync(request, cancellationToken: cancellationToken);
                if (!session.Arguments.GetValue(wait))
                {
                    session.Write(answer, () => isAll ? StatementView.Of(answer.Job) : StatementView.Of(answer.Statement));
                    return ExitCode.Done;
                }
                var job = await WaitAsync(session, client, answer.Job, cancellationToken);
                session.Write(job, () => StatementView.Of(job));
                return job.RefusedCount == 0 ? ExitCode.Done : ExitCode.Refused;
            });
    }

    public static Command Job(CliHost host)
    {
        var id = new Argument<string>("JOB") { Description = "The job's id, as 2026-01-1; `settle close --all` prints it." };
        return host.Verb(
            "job",
            "Shows how far the closing of a month of all partners is.",
            "settle job 2026-01-1",
            [id],
            async (session, cancellationToken) =>
            {
                var request = new GetJobRequest { JobId = session.Arguments.GetRequiredValue(id) };
                var answer = await new SettlementService.SettlementServiceClient(session.Channel).GetJobAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => StatementView.Of(answer.Job));
                return ExitCode.Done;
            });
    }

    private static async Task<Job> WaitAsync(Session session, SettlementService.SettlementServiceClient client, Job job, CancellationToken cancellationToken)
    {
        while (!job.Done)
        {
            await Task.Delay(Glance, session.Host.Clock, cancellationToken);
            job = (await client.GetJobAsync(new GetJobRequest { JobId = job.JobId }, cancellationToken: cancellationToken)).Job;
        }
        return job;
    }
}
