using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Feedback.V1;

namespace ChannelGrains.Cli.Feedback;

/// <summary>channelctl feedback complaints</summary>
internal static class ComplaintList
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var state = CommonOptions.Choice<ComplaintState>("--state", "Only those in this state.");
        var limit = CommonOptions.Limit(int.MaxValue);
        return host.Verb(
            "complaints",
            "Lists the complaints about a partner by id.",
            "feedback complaints store-0042 --state OPEN",
            [partner, state, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var client = new FeedbackService.FeedbackServiceClient(session.Channel);
                var all = new ListComplaintsResponse();
                var request = new ListComplaintsRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    State = EnumNames.Parse<ComplaintState>(session.Arguments.GetValue(state)),
                    PageSize = PageSize,
                };
                do
                {
                    var page = await client.ListComplaintsAsync(request, cancellationToken: cancellationToken);
                    all.Complaints.AddRange(page.Complaints.Take(most - all.Complaints.Count));
                    all.OpenCount = page.OpenCount;
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Complaints.Count < most);

                session.Write(all, () => ComplaintView.Many(all));
                return ExitCode.Done;
            });
    }
}
