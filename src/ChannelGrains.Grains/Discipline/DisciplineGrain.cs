using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Discipline;
using ChannelGrains.Domain.Programmes;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Compliance;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using DisciplineFact = ChannelGrains.Domain.Discipline.DisciplineFact;

namespace ChannelGrains.Grains.Discipline;

[Reentrant]
internal sealed class DisciplineGrain(
    IJournalStore store, JournalledRequirements requirements, FourEyes fourEyes, IOptions<DisciplineOptions> options, TimeProvider time, GrainFaults faults, ILogger<DisciplineGrain> logger)
    : JournalledGrain<DisciplineState>(store, time, faults, logger), IDisciplineGrain
{
    protected override StateFold<DisciplineState> MakeFold() => new DisciplineFold();

    public Task<Answer<Declaration>> Declare(RecordDeclaration command, RequestStamp request) => ChangeAsync("RecordDeclaration", request, DisciplineFacts.DeclarationAnswers, async state =>
    {
        var outcome = command.Decide(state.Book, request.Principal, await TodayAsync());
        if (outcome.IsRefused)
            return outcome.Refusal;
        var declaration = new Declaration(outcome.Value, request.Principal, NowMicros, Version + 1);
        var (entry, index) = (DisciplineFacts.ToEntry(declaration).ToByteArray(), new IndexWrites());
        index.Put(DisciplineKeys.Entry(DisciplineKeys.Declarations, declaration.Version), entry);
        foreach (var subject in outcome.Value.Subjects)
            index.Put(DisciplineKeys.Entry(DisciplineKeys.DeclarationsOf(subject), declaration.Version), entry);
        return Decided(outcome.Value, declaration, declaration.RecordedAtMicros, index);
    }, CancellationToken.None);

    public Task<Answer<Gift>> RecordGift(RecordGift command, RequestStamp request) => ChangeAsync("RecordGift", request, DisciplineFacts.GiftAnswers, async state =>
    {
        var programme = await ProgrammeAsync();
        var isTaken = await FindGiftAsync(command.GiftId) is not null;
        var outcome = command.Decide(isTaken, state.Book.Awaiting.Count, options.Value.GiftLimit, programme.CurrencyCode, request.Principal, programme.DayOf(NowMicros));
        if (outcome.IsRefused)
            return outcome.Refusal;
        var gift = new Gift(outcome.Value, request.Principal, NowMicros, Version + 1);
        var index = Entered(gift);
        index.Put(DisciplineKeys.GiftId(gift.Recorded.GiftId), DisciplineKeys.Version(gift.Version));
        if (gift.State == GiftState.Awaiting)
            index.Put(DisciplineKeys.Entry(DisciplineKeys.AwaitingGifts, gift.Version), DisciplineFacts.ToEntry(gift).ToByteArray());
        return Decided(outcome.Value, gift, gift.RecordedAtMicros, index);
    }, CancellationToken.None);

    public Task<Answer<Gift>> DecideGift(DecideGift command, RequestStamp request) => ChangeAsync("DecideGift", request, DecidedGiftAnswers.Form, async _ =>
    {
        var gift = await FindGiftAsync(command.GiftId);
        var outcome = command.Decide(gift, request.Principal, fourEyes);
        if (outcome.IsRefused)
            return outcome.Refusal;
        var decided = gift! with { Decided = outcome.Value, DecidedBy = request.Principal, DecidedAtMicros = NowMicros };
        var index = Entered(decided);
        index.Delete(DisciplineKeys.Entry(DisciplineKeys.AwaitingGifts, decided.Version));
        return Decided(outcome.Value, decided, decided.DecidedAtMicros, index);
    }, CancellationToken.None);

    public Task<Answer<ComplianceReading>> Show(ShowCompany command, RequestStamp request) => ChangeAsync("RecordCompanyEvidence", request, DisciplineFacts.ShownAnswers, async _ =>
    {
        var outcome = command.Decide((await requirements.ReadAsync(CancellationToken.None)).Find(command.RequirementId), await TodayAsync());
        return outcome.IsRefused ? outcome.Refusal : Decided(outcome.Value, new ComplianceReading(new(outcome.Value.Recorded, Version + 1)), NowMicros, null);
    }, CancellationToken.None);

    public async Task<Answer<CompanyReading>> ReadCompany(BusinessDay? day)
    {
        var (all, on) = (await requirements.ReadAsync(CancellationToken.None), day ?? await TodayAsync());
        return await ReadAsync(state => Answer<CompanyReading>.Of(new(on, [.. CompanyStatus.All(all, state.Book, on)], (all.Version, Version)), Ticket), CancellationToken.None);
    }

    private Task<Programme> ProgrammeAsync() => GrainFactory.GetGrain<IProgrammeGrain>(ProgrammeKeys.Programme).Read();

    private async ValueTask<BusinessDay> TodayAsync() => (await ProgrammeAsync()).DayOf(NowMicros);

    /// <summary>A gift by its id, decided or not; null where there is none.</summary>
    private async ValueTask<Gift?> FindGiftAsync(string giftId)
    {
        // One that was entered just now may not be in the index yet.
        await WhenDurableAsync(CancellationToken.None);
        var reads = new IndexReads();
        reads.Add(DisciplineKeys.GiftId(giftId));
        await Store.ReadIndexAsync(reads, CancellationToken.None);
        if (!reads.Found(0))
            return null;
        var entries = new IndexReads();
        entries.Add(DisciplineKeys.Entry(DisciplineKeys.Gifts, DisciplineKeys.ReadVersion(reads.Value(0))));
        await Store.ReadIndexAsync(entries, CancellationToken.None);
        // Both are written together.
        return entries.Found(0)
            ? DisciplineFacts.ToDomain(GiftEntry.Parser.ParseFrom(entries.Value(0)))
            : throw new InvalidDataException($"Gift {giftId} was entered, and the index does not have it; run `channelctl journal verify`.");
    }

    private static IndexWrites Entered(Gift gift)
    {
        var (entry, index) = (DisciplineFacts.ToEntry(gift).ToByteArray(), new IndexWrites());
        index.Put(DisciplineKeys.Entry(DisciplineKeys.Gifts, gift.Version), entry);
        if (gift.Recorded.PartnerId.Length > 0)
            index.Put(DisciplineKeys.Entry(DisciplineKeys.GiftsOf(gift.Recorded.PartnerId), gift.Version), entry);
        return index;
    }

    private static Decision<TAnswer> Decided<TAnswer>(DisciplineFact fact, TAnswer answer, long nowMicros, IndexWrites? index)
        where TAnswer : class => new(new Fact { RecordedAtMicros = nowMicros, Discipline = DisciplineFacts.ToFact(fact) }, answer, null, index);
}
