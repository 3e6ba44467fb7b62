using System.Globalization;
using ChannelGrains.Actions.V1;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Pictures;
using ChannelGrains.Fleet.Settling;
using ChannelGrains.Forms.V1;
using Google.Type;
using Grpc.Core;
using Action = ChannelGrains.Actions.V1.Action;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>Does what findings have somebody do: one person repairs, with photos of before and after and what it cost, another looks. What a customer said is decided, and done by a call.</summary>
internal sealed class Repairs
{
    private static readonly TimeSpan Before = TimeSpan.FromHours(-14), After = TimeSpan.FromHours(-10);

    private readonly FieldDesk _doer, _verifier, _manager;
    private readonly string _doerName, _verifierName;
    private readonly Notes _notes;

    /// <param name="people">Who repairs, and who looks.</param>
    /// <param name="manager">Decides what is said.</param>
    /// <param name="notes">Hears of it.</param>
    public Repairs(OfficePeople people, FieldDesk manager, Notes notes)
    {
        (_doer, _verifier, _manager, _notes) = (new FieldDesk(people.Closer), new FieldDesk(people.Approver), manager, notes);
        (_doerName, _verifierName) = people.AreTwo ? (" by Ann", " by Bob") : ("", "");
    }

    /// <summary>Does the action of a finding.</summary>
    public async Task DoAsync(FieldFinding finding, FieldRound round, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (partnerId, requestId) = (finding.Partner.Id, RequestId(finding));
        var found = await FindAsync(finding, cancellationToken);
        var action = await OpenedAsync(partnerId, found.ActionId, cancellationToken);
        if (IsSaid(finding))
            await _manager.Forms.DecideFindingAsync(
                new DecideFindingRequest
                {
                    PartnerId = partnerId,
                    RecordId = found.RecordId,
                    ItemId = found.ItemId,
                    Cause = "晚点无人告知 nobody told that the parcel is late",
                    Decision = "晚点时先致电 whoever waits is called first",
                    CheckOn = Period.Day(round.LookedAt).Id,
                    RequestId = requestId,
                },
                cancellationToken: cancellationToken);
        await _doer.Actions.StartActionAsync(new StartActionRequest { PartnerId = partnerId, ActionId = found.ActionId, RequestId = requestId }, cancellationToken: cancellationToken);
        var done = new CompleteActionRequest { PartnerId = partnerId, ActionId = found.ActionId, Note = IsSaid(finding) ? "已回访 called back" : "已整改 repaired", RequestId = requestId };
        if (!IsSaid(finding))
        {
            done.BeforeFiles.Add(await _doer.UploadAsync(partnerId, Picture.Of($"{partnerId} {finding} before"), at + Before, cancellationToken));
            done.AfterFiles.Add(await _doer.UploadAsync(partnerId, Picture.Of($"{partnerId} {finding} after"), at + After, cancellationToken));
            done.Cost = new Money { CurrencyCode = "CNY", Units = finding.Cost };
        }
        await _doer.Actions.CompleteActionAsync(done, cancellationToken: cancellationToken);
        Tell(at, finding, action, $"is done{_doerName}" + (IsSaid(finding) ? "" : string.Create(CultureInfo.InvariantCulture, $": photos of before and after, {finding.Cost:N0} CNY")));
    }

    /// <summary>Another person looks whether it is done.</summary>
    public async Task VerifyAsync(FieldFinding finding, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var found = await FindAsync(finding, cancellationToken);
        var verified = await _verifier.Actions.VerifyActionAsync(
            new VerifyActionRequest { PartnerId = finding.Partner.Id, ActionId = found.ActionId, Note = "已核对 looked at", RequestId = RequestId(finding) }, cancellationToken: cancellationToken);
        Tell(at, finding, verified.Action, $"is verified{_verifierName}");
    }

    private async Task<Finding> FindAsync(FieldFinding finding, CancellationToken cancellationToken) =>
        (await _manager.Forms.ListFindingsAsync(new ListFindingsRequest { PartnerId = finding.Partner.Id }, cancellationToken: cancellationToken)).Findings
            .Single(one => one.RecordId == finding.RecordId && one.ItemId == finding.ItemId);

    /// <summary>A review opens it a moment after the record.</summary>
    private async Task<Action> OpenedAsync(string partnerId, string actionId, CancellationToken cancellationToken) => await Waiting.UntilAsync(
        async () =>
        {
            try
            {
                return (await _doer.Actions.GetActionAsync(new GetActionRequest { PartnerId = partnerId, ActionId = actionId }, cancellationToken: cancellationToken)).Action;
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
            {
                return new Action();
            }
        },
        action => action.State != ActionState.Unspecified, cancellationToken);

    private static bool IsSaid(FieldFinding finding) => finding.Cost == 0;

    private static string RequestId(FieldFinding finding) => $"fleet-{finding.RecordId}-{finding.ItemId}";

    private void Tell(DateTimeOffset at, FieldFinding finding, Action action, string text) => _notes.Add(at, $"{finding.Partner.Name} \u201c{action.Title}\u201d {text}", NoteTopic.Field);
}
