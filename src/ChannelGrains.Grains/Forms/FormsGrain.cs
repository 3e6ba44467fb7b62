using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace ChannelGrains.Grains.Forms;

[Reentrant]
internal sealed class FormsGrain(IJournalStore store, TimeProvider time, GrainFaults faults, ILogger<FormsGrain> logger)
    : JournalledGrain<FormsState>(store, time, faults, logger), IFormsGrain
{
    protected override StateFold<FormsState> MakeFold() => new FormsFold();

    public Task<Answer<FormReading>> Put(PutForm command, RequestStamp request) =>
        ChangeAsync("PutForm", request, FormFacts.Answers, state => DecideAsync(command, state), CancellationToken.None);

    private async ValueTask<Decision<FormReading>> DecideAsync(PutForm command, FormsState state)
    {
        var read = command.Read();
        if (read.IsRefused)
            return read.Refusal;
        var head = state.Forms.Find(read.Value.FormId);
        var latest = head is null ? null : FormFacts.ToDomain(Fact.Parser.ParseFrom((await ReadRecordAsync(head.JournalVersion, CancellationToken.None)).Span).Forms.FormPut);
        var outcome = command.Decide(read.Value, latest, state.Forms.All.Count);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var form = outcome.Value;
        if (form.Version == head?.Version)
            return new Decision<FormReading>(null, new FormReading(form, head.JournalVersion), null);
        var put = FormFacts.ToFact(form);
        var (entry, index) = (new FormEntry { Form = put }.ToByteArray(), new IndexWrites());
        index.Put(FormKeys.LatestOf(form.FormId), entry);
        index.Put(FormKeys.Version(form.FormId, form.Version), entry);
        return new Decision<FormReading>(new Fact { Forms = new FormsFact { FormPut = put } }, new FormReading(form, Version + 1), null, index);
    }
}
