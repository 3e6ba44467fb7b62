using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Partners;

/// <summary>channelctl partner criteria get, define</summary>
internal static class CriteriaVerbs
{
    public static Command Create(CliHost host) =>
        new("criteria", "Shows and sets what candidates are judged by.") { Get(host), Define(host) };

    private static Command Get(CliHost host)
    {
        var version = NumberOptions.Whole("--version-number", "The version; 0 is the current one.", 0, int.MaxValue, 0);
        return host.Verb("get", "Shows the selection criteria.", "partner criteria get", [version], async (session, cancellationToken) =>
        {
            var request = new GetCriteriaRequest { Version = session.Arguments.GetValue(version) };
            var answer = await Client(session).GetCriteriaAsync(request, cancellationToken: cancellationToken);
            return Show(session, answer.Criteria);
        });
    }

    private static Command Define(CliHost host)
    {
        var weights = NamedNumbers.Option("--criterion", "A criterion and its weight, as reach=3; once for each.");
        var threshold = new Option<int>("--threshold") { Description = "The score from which on a candidate passes, 0 to 100.", Required = true };
        var etag = CommonOptions.Text("--etag", "Set them only if this is still their etag.");
        return host.Verb(
            "define",
            "Sets the selection criteria from now on; what was scored before stands.",
            "partner criteria define --criterion reach=3 --criterion solvency=2 --criterion fit=1 --threshold 70",
            [weights, threshold, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var criteria = new SelectionCriteria
                {
                    Threshold = session.Arguments.GetRequiredValue(threshold),
                    Etag = session.Arguments.GetValue(etag) ?? "",
                    Criteria = { NamedNumbers.Read(session.Arguments, weights).Select(pair => new SelectionCriterion { Name = pair.Name, Weight = pair.Number }) },
                };
                var request = new DefineCriteriaRequest { Criteria = criteria, RequestId = session.RequestId };
                var answer = await Client(session).DefineCriteriaAsync(request, cancellationToken: cancellationToken);
                return Show(session, answer.Criteria);
            });
    }

    private static PartnerService.PartnerServiceClient Client(Session session) => new(session.Channel);

    private static int Show(Session session, SelectionCriteria criteria)
    {
        session.Write(criteria, () => SelectionView.Criteria(criteria));
        return ExitCode.Done;
    }
}
