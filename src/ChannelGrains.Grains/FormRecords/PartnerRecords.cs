using System.Text;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Grains.Evidence;
using ChannelGrains.Grains.FormPlans;
using ChannelGrains.Grains.Forms;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.FormRecords;

internal sealed partial class PartnerRecords(
    IGrainContextAccessor context, IGrainFactory grains, FormLibrary forms, IEvidenceLookup evidence, CustomerKey key, FormRecordInstruments instruments,
    ActionDecisions actions, ActionInstruments openings) : PartnerExtension(context), IPartnerRecords
{
    private static readonly RecordBook Nothing = new();

    public async Task<Answer<KeptRecord>> Submit(SubmitRecord command, RequestStamp request) => await ToRecordAsync(await Partner.ChangeAsync(
        "SubmitRecord", request, RecordAnswers.Form, partner => DecideSubmittedAsync(command, partner, request.Principal), CancellationToken.None));

    public async Task<Answer<KeptRecord>> Amend(AmendRecord command, RequestStamp request) => await ToRecordAsync(await Partner.ChangeAsync(
        "AmendRecord", request, RecordAnswers.Form, partner => DecideAmendedAsync(command, partner), CancellationToken.None));

    public Task<Answer<FindingReading>> Decide(DecideFinding command, RequestStamp request) => Partner.ChangeAsync(
        "DecideFinding", request, FindingAnswers.Form, partner => ValueTask.FromResult(DecideDecided(command, partner, request.Principal)), CancellationToken.None);

    public Task<Answer<SharedFindings>> Improve(PlanImprovement command, ActionRules rules, RequestStamp request) => Partner.ChangeAsync(
        "PlanImprovement", request, SharedAnswers.Form, partner => DecideSharedAsync(command, rules, partner), CancellationToken.None);

    private async ValueTask<Decision<RecordVersions>> DecideSubmittedAsync(SubmitRecord command, FoldedPartner partner, string principal)
    {
        if (partner.Life is not { } life)
            return Unknown();
        var now = Partner.NowMicros;
        var read = command.Read(principal, HashOf(command.Record.PersonId), now);
        if (read.IsRefused)
            return read.Refusal;
        var record = read.Value;
        if (await FindAsync(record.RecordId) is { } known)
            return (await ReadAsync(known)).Submitted.Record.Equals(record)
                ? new Decision<RecordVersions>(null, known, null)
                : Refusal.AlreadyExists("RECORD_EXISTS", $"The partner has another record {record.RecordId}: choose another id for another record, or amend that one.");
        var lookups = await LookUpAsync(record, partner);
        var outcome = SubmitRecord.Decide(record, lookups, BookOf(partner), life.Timeline, now);
        if (outcome.IsRefused)
            return outcome.Refusal;
        if (partner.Part<CertificateBook>()?.CheckRoom(record.RecordId, outcome.Value.Certificate, life.DayOf(now)) is { } full)
            return full;
        var (submitted, versions) = (outcome.Value, new RecordVersions(Partner.Version + 1, []));
        var index = new IndexWrites();
        FormRecordWrites.Put(index, Partner.PartnerId, submitted, versions.TakenAt);
        return Decided(submitted, BookOf(partner), versions, now, index, () => instruments.OnSubmitted(submitted));
    }

    private async ValueTask<Decision<RecordVersions>> DecideAmendedAsync(AmendRecord command, FoldedPartner partner)
    {
        if (partner.Life is not { } life)
            return Unknown();
        var read = command.Read();
        if (read.IsRefused)
            return read.Refusal;
        if (await FindAsync(command.RecordId) is not { } known)
            return RecordUnknown(command.RecordId);
        var (kept, now) = (await ReadAsync(known), Partner.NowMicros);
        var record = kept.Submitted.Record;
        var form = await forms.FindAsync(record.FormId, record.FormVersion, CancellationToken.None)
            ?? throw new InvalidOperationException($"Version {record.FormVersion} of form {record.FormId} is not in the index; run `channelctl journal verify`.");
        var files = read.Value.SelectMany(answer => answer.Files).Except(record.Files, StringComparer.Ordinal).ToList();
        var outcome = command.Decide(read.Value, kept.Submitted, kept.Answers, kept.Amendments.Length, form, await MissingAsync(partner, files), BookOf(partner), now);
        if (outcome.IsRefused)
            return outcome.Refusal;
        if (partner.Part<CertificateBook>()?.CheckRoom(record.RecordId, outcome.Value.Certificate, life.DayOf(now)) is { } full)
            return full;
        var versions = known with { ChangedAt = known.ChangedAt.Add(Partner.Version + 1) };
        var index = new IndexWrites();
        FormRecordWrites.Put(index, Partner.PartnerId, record.RecordId, versions);
        FormRecordWrites.PutFiles(index, Partner.PartnerId, record.RecordId, files);
        return Decided(outcome.Value, BookOf(partner), versions, now, index, instruments.OnAmended);
    }

    private Decision<FindingReading> DecideDecided(DecideFinding command, FoldedPartner partner, string principal)
    {
        if (partner.Life is not { } life)
            return Unknown();
        var (now, book) = (Partner.NowMicros, BookOf(partner));
        var outcome = command.Decide(book, principal, life.DayOf(now));
        if (outcome.IsRefused)
            return outcome.Refusal;
        var (index, finding) = (new IndexWrites(), book.FindingsAfter(outcome.Value)[0]);
        FormRecordWrites.Put(index, Partner.PartnerId, [finding]);
        return new(new Fact { RecordedAtMicros = now, FormRecords = FormRecordFacts.ToFact((RecordFact)outcome.Value) }, FindingAction.Of(finding, Partner.Version + 1), null, index);
    }

    private async ValueTask<Decision<SharedFindings>> DecideSharedAsync(PlanImprovement command, ActionRules rules, FoldedPartner partner)
    {
        if (partner.Life is null)
            return Unknown();
        var (book, own, now) = (BookOf(partner), partner.Part<ActionBook>(), Partner.NowMicros);
        var findings = command.Read(book, finding => FindingAction.StateOf(own, finding));
        if (findings.IsRefused)
            return findings.Refusal;
        var outcome = await actions.DecideOpenedAsync(Partner, ActionHome.Of(partner, now), command.Action, rules);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var opened = outcome.Value with { Proof = findings.Value.Max(finding => book.ProofOf(finding)) };
        var shared = new FindingsShared(opened.ActionId, [.. findings.Value.Select(finding => finding.Key)]);
        var (index, after) = (new IndexWrites(), book.FindingsAfter(shared));
        FormRecordWrites.Put(index, Partner.PartnerId, after);
        var fact = new Fact { RecordedAtMicros = now, FormRecords = FormRecordFacts.ToFact((RecordFact)shared), OpenedAction = ActionFacts.ToOpened(opened) };
        return new(fact, new SharedFindings([.. after.Select(finding => FindingAction.Of(finding, Partner.Version + 1))], Partner.Version + 1), null, index) { WhenRecorded = () => openings.OnOpened(opened) };
    }

    private Decision<RecordVersions> Decided(RecordFact happened, RecordBook book, RecordVersions versions, long now, IndexWrites index, Action whenRecorded)
    {
        FormRecordWrites.Put(index, Partner.PartnerId, book.FindingsAfter(happened));
        return new(new Fact { RecordedAtMicros = now, FormRecords = FormRecordFacts.ToFact(happened) }, versions, null, index) { WhenRecorded = whenRecorded };
    }

    private async ValueTask<RecordLookups> LookUpAsync(FormRecord record, FoldedPartner partner)
    {
        var form = await forms.FindAsync(record.FormId, record.FormVersion, CancellationToken.None);
        var plan = record.Assignment is { } assignment ? await grains.GetGrain<IPlansGrain>(PlanNames.Plans).Find(assignment.PlanId) : null;
        var files = record.Files;
        var book = partner.Part<ActionBook>();
        return new(form, plan, await MissingAsync(partner, files), [.. await FindReusedAsync(record.RecordId, files)], finding => FindingAction.IsLive(book, finding));
    }

    private async ValueTask<IReadOnlyList<string>> MissingAsync(FoldedPartner partner, IReadOnlyList<string> files) =>
        files.Count == 0 ? [] : await evidence.MissingAsync(Partner, partner, files, CancellationToken.None);

    private async ValueTask<List<ReusedFile>> FindReusedAsync(string recordId, IReadOnlyList<string> files)
    {
        List<ReusedFile> reused = [];
        foreach (var file in files)
        {
            var prefix = FormRecordKeys.File(file);
            foreach (var entry in await Partner.Store.ScanIndexAsync(prefix, ReadOnlyMemory<byte>.Empty, 1, descending: false, CancellationToken.None))
            {
                var (partnerId, other) = FormRecordKeys.ReadFileOf(entry.Key.Span, prefix.Length);
                reused.Add(new ReusedFile(file, partnerId, other));
            }
        }
        return reused;
    }

    private ulong? HashOf(string personId) => personId.Length == 0 ? null : key.Hash(Encoding.UTF8.GetBytes(personId));

    private static Refusal RecordUnknown(string recordId) => Refusal.NotFound("RECORD_NOT_FOUND", $"The partner has no record {recordId}. Check the id against the list of records.");

    private static RecordBook BookOf(FoldedPartner partner) => partner.Part<RecordBook>() ?? Nothing;
}
