using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Feedback.V1;

namespace ChannelGrains.Cli.Feedback;

/// <summary>channelctl feedback record</summary>
internal static class SurveyVerb
{
    public static Command Create(CliHost host)
    {
        var partner = CommonOptions.PartnerId();
        var score = NumberOptions.Whole("--score", "From 1, the worst, to 5, the best.", 1, 5, 0);
        score.Required = true;
        var channel = CommonOptions.Text("--channel", "Where it was asked, as wechat.");
        var question = CommonOptions.Text("--question", "The question's id.");
        var day = CommonOptions.Text("--on", "Business day of the answer, yyyy-mm-dd; default the partner's today.");
        var customer = CommonOptions.Text("--customer", "Who answered; kept as a keyed hash.");
        return host.Verb(
            "record",
            "Keeps one customer's answer to one question of a survey.",
            "feedback record store-0042 --score 5 --channel wechat --on 2026-01-15",
            [partner, score, channel, question, day, customer, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new RecordSurveyAnswerRequest
                {
                    PartnerId = arguments.GetRequiredValue(partner),
                    Answer = new SurveyAnswer
                    {
                        Score = arguments.GetValue(score),
                        Channel = arguments.GetValue(channel) ?? "",
                        QuestionId = arguments.GetValue(question) ?? "",
                        AnsweredOn = arguments.GetValue(day) ?? "",
                        CustomerId = arguments.GetValue(customer) ?? "",
                    },
                    RequestId = session.RequestId,
                };
                var client = new FeedbackService.FeedbackServiceClient(session.Channel);
                var answer = await client.RecordSurveyAnswerAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Tables.Details(("kept", "yes"), ("counts on", answer.AnsweredOn), ("journal version", Figures.Of(answer.JournalVersion))));
                return ExitCode.Done;
            });
    }
}
