using System.Text;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Grains.FormRecords;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Surveys;

internal sealed partial class PartnerSurveys
{
    public async Task<Answer<ListedInvitations>> List(string formId, InvitationState state, int pageSize, string after)
    {
        if (!await Partner.ReadDurableAsync(partner => partner.Life is not null, CancellationToken.None))
            return Answer<ListedInvitations>.Refuse(Unknown());
        var (size, now, last) = (Pages.Size(pageSize), Partner.NowMicros, "");
        var entries = await Partner.Store.ScanIndexAsync(
            SurveyKeys.Times(Partner.PartnerId), after.Length > 0 ? Convert.FromHexString(after) : ReadOnlyMemory<byte>.Empty, size, descending: true, CancellationToken.None);
        var ids = entries.Select(entry => Encoding.UTF8.GetString(entry.Value.Span)).ToList();
        var (invitations, records) = (new IndexReads(), new IndexReads());
        foreach (var id in ids)
        {
            invitations.Add(SurveyKeys.Invitation(Partner.PartnerId, id));
            records.Add(FormRecordKeys.Record(Partner.PartnerId, SurveyRecords.IdOf(id)));
        }
        await Partner.Store.ReadIndexAsync(invitations, CancellationToken.None);
        await Partner.Store.ReadIndexAsync(records, CancellationToken.None);
        List<ListedInvitation> listed = [];
        foreach (var (place, entry) in entries.Index())
        {
            last = Convert.ToHexStringLower(entry.Key.Span);
            var invited = await ReadAsync(SurveyEntry.Parser.ParseFrom(invitations.Value(place)).Version);
            var one = ListedInvitation.Of(invited, records.Found(place), now);
            if ((formId.Length == 0 || invited.FormId == formId) && (state == InvitationState.Unspecified || one.State == state))
                listed.Add(one);
        }
        return Answer<ListedInvitations>.Of(new ListedInvitations(listed, entries.Count < size ? "" : last), default);
    }
}
