using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What the latest record of a form and place does to findings.</summary>
/// <param name="form">The form.</param>
/// <param name="storeId">The place.</param>
/// <param name="takenOn">The business day of the record.</param>
/// <param name="book">What is known of the partner's records.</param>
/// <param name="isActionLive">Whether the action of a finding is not closed.</param>
internal sealed class FindingChanges(Form form, string storeId, BusinessDay takenOn, RecordBook book, Func<Finding, bool> isActionLive)
{
    /// <summary>Of a record that comes: what fails is found or failed again, what passes is closed.</summary>
    public ImmutableArray<FindingChange> Of(ImmutableArray<FormAnswer> answers, FormScore score) =>
        [.. form.Items.Select(item => OfItem(item, answers, score, isAmended: false, "")).Where(change => change.Move != FindingMove.None)];

    /// <summary>Of a record that is amended: what fails was counted before; what it found itself and now says does not apply is closed too.</summary>
    public ImmutableArray<FindingChange> OfAmended(string recordId, ImmutableArray<FormAnswer> answers, FormScore score) =>
        [.. form.Items.Select(item => OfItem(item, answers, score, isAmended: true, recordId)).Where(change => change.Move != FindingMove.None)];

    private FindingChange OfItem(FormItem item, ImmutableArray<FormAnswer> answers, FormScore score, bool isAmended, string recordId)
    {
        var open = book.FindOpen(new(form.FormId, storeId, item.ItemId));
        if (score.Failed.Contains(item.ItemId))
            return open is null ? Found(item) : new(isAmended ? FindingMove.None : FindingMove.FailedAgain, item.ItemId, IsCause: !isActionLive(open));
        var isAnswered = answers.Any(answer => answer.ItemId == item.ItemId && !answer.DoesNotApply);
        var closes = open is not null && (isAnswered ? item.CanFail : isAmended && open.RecordId == recordId);
        closes = closes && (isAmended || form.Kind != FormKind.Survey || open!.IsDueForCheckOn(takenOn));
        return new(closes ? FindingMove.Passed : FindingMove.None, item.ItemId);
    }

    private FindingChange Found(FormItem item)
    {
        var title = (item.ActionTitle.IsEmpty ? item.Title : item.ActionTitle).In(form.DefaultLanguage, form.DefaultLanguage);
        return new(FindingMove.Found, item.ItemId, title, item.ActionPriority, item.IsRedLine, IsCause: true);
    }
}
