using System.CommandLine;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;
using Spectre.Console;

namespace ChannelGrains.Cli.Forms;

/// <summary>channelctl survey show, answer</summary>
internal static class SurveyAnswerVerbs
{
    public static Command Show(CliHost host)
    {
        var token = Token();
        return host.Verb(
            "show",
            "Shows what an invitation asks.",
            "survey show --token cgv_AW...",
            [token],
            async (session, cancellationToken) =>
            {
                using var channel = session.ConnectWith(session.Arguments.GetRequiredValue(token));
                var answer = await new FormService.FormServiceClient(channel).GetSurveyAsync(new GetSurveyRequest(), cancellationToken: cancellationToken);
                session.Write(answer, () => new Rows(
                    Tables.Details(("partner", answer.PartnerName), ("answered", answer.Answered ? "yes" : "no"), ("good until", Figures.Of(answer.ExpiresAt))), FormView.One(answer.Form)));
                return ExitCode.Done;
            });
    }

    public static Command Answer(CliHost host)
    {
        var token = Token();
        var file = new Argument<string>("FILE") { Description = "The file." };
        file.Validators.Add(CommonOptions.MustBeFile);
        return host.Verb(
            "answer",
            "Answers a survey, once.",
            "survey answer answers.yaml --token cgv_AW...",
            [file, token, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var messages = await MessageFile.ReadAsync<AnswerSurveyRequest>(session.Arguments.GetRequiredValue(file), cancellationToken);
                if (messages is not [var request])
                    throw new UsageException("The file has several answers, and an invitation is good for one: leave one in it.");
                if (request.RequestId.Length == 0)
                    request.RequestId = session.RequestId;
                using var channel = session.ConnectWith(session.Arguments.GetRequiredValue(token));
                var answer = await new FormService.FormServiceClient(channel).AnswerSurveyAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => Tables.Details(("kept", "yes"), ("counts on", answer.AnsweredOn)));
                return ExitCode.Done;
            },
            "The file is YAML or JSON with the fields of AnswerSurveyRequest: answers, each with item_id and one of yes, scale, number, choice_id, text.");
    }

    private static Option<string> Token() => CommonOptions.RequiredText("--token", "The token of the invitation, in the place of an API key.");
}
