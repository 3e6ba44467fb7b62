using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Scorecards;

/// <summary>channelctl scorecard plan</summary>
internal static class PlanVerb
{
    public static Command Create(CliHost host)
    {
        var period = new Argument<string>("PERIOD") { Description = "Month 2026-01, quarter 2026-Q1, year 2026, fiscal FY2026, FY2026-Q1." };
        var rate = CommonOptions.RequiredText("--rate", "Partners to activate in it / partners active at its start, as 0.3.");
        return host.Verb(
            "plan",
            "Says how far the channel is to be developed in a period: the target of the development rate.",
            "scorecard plan 2026-Q1 --rate 0.3",
            [period, rate, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new SetDevelopmentPlanRequest
                {
                    Plan = new DevelopmentPlan { Period = session.Arguments.GetRequiredValue(period), TargetRate = session.Arguments.GetRequiredValue(rate) },
                    RequestId = session.RequestId,
                };
                var client = new ProgrammeService.ProgrammeServiceClient(session.Channel);
                var answer = await client.SetDevelopmentPlanAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Plan, () => Tables.Details(("period", answer.Plan.Period), ("target rate", answer.Plan.TargetRate), ("etag", answer.Plan.Etag)));
                return ExitCode.Done;
            });
    }
}
