using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Feedback.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Cli.Feedback;

/// <summary>channelctl feedback open, answer</summary>
internal static class ComplaintVerbs
{
    private const int MaxHours = 366 * 24;

    public static Command Open(CliHost host)
    {
        var (partner, complaint) = (CommonOptions.PartnerId(), Complaint());
        var subject = CommonOptions.RequiredText("--subject", "What it is about.");
        var hours = NumberOptions.Whole("--within-hours", "How long an answer may take.", 1, MaxHours, 48);
        var customer = CommonOptions.Text("--customer", "Who complained; kept as a keyed hash.");
        return host.Verb(
            "open",
            "Opens a complaint, which is to be answered within a limit.",
            "feedback open store-0042 C-17 --subject \"the second parcel was wet\" --within-hours 24",
            [partner, complaint, subject, hours, customer, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new OpenComplaintRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    ComplaintId = arguments.GetRequiredValue(complaint),
                    Subject = arguments.GetRequiredValue(subject),
                    CustomerId = arguments.GetValue(customer) ?? "",
                    ResponseLimit = Duration.FromTimeSpan(TimeSpan.FromHours(arguments.GetValue(hours))),
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).OpenComplaintAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Complaint, () => ComplaintView.One(answer.Complaint));
                return ExitCode.Done;
            });
    }

    public static Command Answer(CliHost host)
    {
        var (partner, complaint) = (CommonOptions.PartnerId(), Complaint());
        var text = CommonOptions.RequiredText("--answer", "What was answered.");
        return host.Verb(
            "answer",
            "Says that an open complaint was answered, now.",
            "feedback answer store-0042 C-17 --answer \"a new parcel is on its way\"",
            [partner, complaint, text, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new AnswerComplaintRequest
                {
                    PartnerId = session.Arguments.GetRequiredValue(partner),
                    ComplaintId = session.Arguments.GetRequiredValue(complaint),
                    Answer = session.Arguments.GetRequiredValue(text),
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).AnswerComplaintAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Complaint, () => ComplaintView.One(answer.Complaint));
                return ExitCode.Done;
            });
    }

    private static Argument<string> Complaint() => new("COMPLAINT") { Description = "Complaint id: 1 to 64 letters, digits, - and _." };

    private static FeedbackService.FeedbackServiceClient Client(Session session) => new(session.Channel);
}
