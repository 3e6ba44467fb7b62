using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>Invites customers of a shop to a survey, and answers it for them by the token that each has got.</summary>
internal sealed class Customers(FieldPeople people, FieldDesk manager)
{
    /// <summary>Asks the customers of a round, who answer.</summary>
    public async Task AskAsync(FieldRound round, CancellationToken cancellationToken)
    {
        foreach (var answer in SaidAnswer.Of(round))
            await AskAsync(round.Shop, answer, cancellationToken);
    }

    /// <summary>Asks one more, once it was decided what is done about what one had said.</summary>
    public Task AskAgainAsync(FieldRound round, CancellationToken cancellationToken) => AskAsync(round.Shop, SaidAnswer.After(round), cancellationToken);

    /// <summary>The record of the answer that was not satisfied, by the server's day.</summary>
    public async Task<string> BadRecordAsync(FieldRound round, DateOnly day, CancellationToken cancellationToken) =>
        (await manager.Forms.ListFindingsAsync(new ListFindingsRequest { PartnerId = round.Shop.Id }, cancellationToken: cancellationToken)).Findings
            .Single(finding => finding.FormId == StarterForms.Customers && BeijingTime.DayOf(finding.FoundAt.ToDateTimeOffset()) == day).RecordId;

    private async Task AskAsync(FleetPartner shop, SaidAnswer answer, CancellationToken cancellationToken)
    {
        var invited = await manager.Forms.InviteSurveyAsync(
            new InviteSurveyRequest { PartnerId = shop.Id, FormId = StarterForms.Customers, CustomerId = answer.Customer, Channel = "wechat", RequestId = "fleet-" + answer.Customer }, cancellationToken: cancellationToken);
        using var channel = people.Answering(invited.Token);
        await new FormService.FormServiceClient(channel).AnswerSurveyAsync(
            new AnswerSurveyRequest { Answers = { new Answer { ItemId = "overall", Scale = answer.Overall }, new Answer { ItemId = "recommend", Scale = answer.Recommend } }, RequestId = "fleet" },
            cancellationToken: cancellationToken);
    }
}
