using System.Globalization;
using ChannelGrains.Compliance.V1;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Forms.V1;
using Google.Protobuf.WellKnownTypes;
using ChannelType = ChannelGrains.Partners.V1.ChannelType;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>The people of the field, around the close of each month: they visit stores, repair what is found, ask customers, have dealers' people take tests, and release by it what was held. They work at
/// the start of a day, before anything of it is sent, and each day's work may be done again: each call has an id that follows from the round.</summary>
internal sealed class FieldOffice
{
    /// <summary>The requirement that somebody of a dealer is certified, and the one that it has signed.</summary>
    public const string Certified = "certified", Statement = "anti-bribery";

    /// <summary>What asks for the visits.</summary>
    public const string Plan = "hygiene";

    private const int FormVersion = 1, TestHolds = 365, DaysToDo = 5, RepairOfFloor = 680, RepairOfRedLine = 1_250;

    private static readonly TimeSpan TestTime = new(20, 0, 0);

    private readonly FieldDesk _manager;
    private readonly Repairs _repairs;
    private readonly Customers _customers;
    private readonly PayoutRelease _release;
    private readonly Notes _notes;
    private readonly int _seed;
    private readonly DateOnly _firstDay, _takenOver;

    /// <param name="people">Who they are.</param>
    /// <param name="seed">What the story follows from.</param>
    /// <param name="firstDay">Its first day.</param>
    /// <param name="notes">Hears what was done.</param>
    public FieldOffice(FieldPeople people, int seed, DateOnly firstDay, Notes notes)
    {
        (_manager, _seed, _firstDay, _notes) = (new FieldDesk(people.Manager), seed, firstDay, notes);
        _takenOver = firstDay.AddDays(Story.TakenOverDay);
        _repairs = new Repairs(people.Office, _manager, notes);
        _customers = new Customers(people, _manager);
        _release = new PayoutRelease(people.Office, notes);
    }

    /// <summary>What was told.</summary>
    public FieldBook Book { get; } = new();

    /// <summary>Does the work of a day at its start.</summary>
    /// <param name="day">The day.</param>
    /// <param name="isDone">Whether an earlier start did it: then it is entered in the book only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WorkAsync(DateOnly day, bool isDone, CancellationToken cancellationToken)
    {
        if (FieldRound.On(day, _firstDay) is not { } round)
            return;
        if (day == round.Visited)
            await BeginAsync(round, isDone, cancellationToken);
        else if (day == round.Told)
            await TellAsync(round, isDone, cancellationToken);
        else if (day == round.Repaired)
            await RepairAsync(round, isDone, cancellationToken);
        else if (day == round.Close)
            await VerifyAsync(round, isDone, cancellationToken);
        else
            await LookAsync(round, isDone, cancellationToken);
    }

    /// <summary>Before the statements of a month are approved: two of them must be refused, for a red line and for a certificate that has ended; then what they lack is told.</summary>
    public async Task<Comparison> ReleaseAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var comparison = new Comparison(ShareCheck.AllPartners);
        if (FieldRound.OfMonth(month, _firstDay) is not { } round)
            return comparison;
        await _release.ReleaseAsync(
            new Held(round.RedLine, "RED_LINE", $"{round.VisitId}/expired", "the inspector came again", () => SendAsync(FieldVisit.Again(round, round.RedLine), null, cancellationToken), () => HasAsync(round.RedLine, round.SecondVisitId)),
            round, comparison, cancellationToken);
        await SendAsync(FieldVisit.Again(round, round.DirtyFloor), null, cancellationToken);
        if (round.Lapsing is { } dealer)
            await _release.ReleaseAsync(
                new Held(dealer, "COMPLIANCE", Certified, "somebody has passed the test again", () => TestAsync(dealer, round.SecondTestId, round.Repaired, cancellationToken), () => HasAsync(dealer, round.SecondTestId)),
                round, comparison, cancellationToken);
        return comparison;

        Task<bool> HasAsync(FleetPartner partner, string recordId) => _manager.HasAsync(partner.Id, recordId, cancellationToken);
    }

    /// <summary>Forms, the plan and requirements are put by the first round; of each dealer somebody took the test, a year before the round in which it ends.</summary>
    private async Task BeginAsync(FieldRound round, bool isDone, CancellationToken cancellationToken)
    {
        Book.Begin(round);
        if (round.Number > 0)
            return;
        foreach (var dealer in PartnerCast.Wholesalers)
            Book.Certify(dealer, TestedOn(dealer).AddDays(TestHolds));
        if (isDone)
            return;
        await PutFormsAsync(cancellationToken);
        var plan = new Plan
        {
            PlanId = Plan,
            FormId = StarterForms.Hygiene,
            Title = "每月巡店 A visit each month",
            Scope = new PlanScope { ChannelTypes = { ChannelType.Direct } },
            Recurrence = $"FREQ=MONTHLY;BYMONTHDAY={round.Visited.Day}",
            StartsOn = Period.Day(round.Visited).Id,
            DaysToDo = DaysToDo,
            Owner = "chen",
        };
        await _manager.Forms.PutPlanAsync(new PutPlanRequest { Plan = plan, RequestId = "fleet" }, cancellationToken: cancellationToken);
        foreach (var dealer in PartnerCast.Wholesalers)
            await TestAsync(dealer, "test-first", TestedOn(dealer), cancellationToken);
        await RequireAsync(round, cancellationToken);
        foreach (var dealer in PartnerCast.Wholesalers)
            await DeclareAsync(dealer, round, cancellationToken);
        Tell(round.Visited, "stores are to be visited each month, and dealers must have somebody certified to be paid: "
            + $"{PartnerCast.Wholesalers.Count} have passed the test and signed against bribery");
    }

    private async Task PutFormsAsync(CancellationToken cancellationToken)
    {
        foreach (var form in new[] { StarterForms.Hygiene, StarterForms.Training, StarterForms.Customers, StarterForms.AntiBribery })
            await _manager.Forms.PutFormAsync(new PutFormRequest { Form = StarterForms.Read(form), RequestId = "fleet-" + form }, cancellationToken: cancellationToken);
    }

    /// <summary>What dealers must show.</summary>
    private async Task RequireAsync(FieldRound round, CancellationToken cancellationToken)
    {
        var certified = Required(Certified, RequirementKind.Certificates, "持证上岗 Trained staff", ComplianceGate.Payout);
        certified.Certificates = new CertificateNeed { Code = StarterForms.Training, Count = 1 };
        await PutAsync(certified);
        await PutAsync(Required(Statement, RequirementKind.AntiBriberyStatement, "反贿赂声明 A statement against bribery", ComplianceGate.Contract));

        Requirement Required(string id, RequirementKind kind, string title, ComplianceGate gate) => new()
        {
            RequirementId = id,
            Kind = kind,
            Title = title,
            ChannelTypes = { ChannelType.Intermediary },
            Gates = { gate },
            EffectiveFrom = Period.Day(round.Visited).Id,
        };

        async Task PutAsync(Requirement requirement) =>
            await _manager.Compliance.PutRequirementAsync(new PutRequirementRequest { Requirement = requirement, RequestId = "fleet-" + requirement.RequirementId }, cancellationToken: cancellationToken);
    }

    private async Task DeclareAsync(FleetPartner dealer, FieldRound round, CancellationToken cancellationToken)
    {
        var at = BeijingTime.At(round.Visited.AddDays(-1), TestTime);
        var record = new Record
        {
            RecordId = "statement-first",
            PartnerId = dealer.Id,
            FormId = StarterForms.AntiBribery,
            FormVersion = FormVersion,
            TakenAt = Timestamp.FromDateTimeOffset(at),
            Answers = { new Answer { ItemId = "read", Yes = true }, new Answer { ItemId = "no-payments", Yes = true } },
        };
        await _manager.Forms.SubmitRecordAsync(new SubmitRecordRequest { Record = record, RequestId = "fleet-statement" }, cancellationToken: cancellationToken);
        await _manager.Compliance.RecordComplianceEvidenceAsync(
            new RecordComplianceEvidenceRequest { PartnerId = dealer.Id, RequirementId = Statement, ValidFrom = Period.Day(round.Visited).Id, Reference = record.RecordId, RequestId = "fleet-statement" },
            cancellationToken: cancellationToken);
    }

    /// <summary>The visits are told, and customers asked and heard.</summary>
    private async Task TellAsync(FieldRound round, bool isDone, CancellationToken cancellationToken)
    {
        var visits = round.Stores(_firstDay).Select(store => FieldVisit.Of(_seed, round, store)).ToList();
        var assignment = new AnsweredAssignment { PlanId = Plan, BeginsOn = Period.Day(round.Visited).Id };
        foreach (var visit in visits)
        {
            if (!isDone)
                await SendAsync(visit, assignment, cancellationToken);
            Book.Enter(visit);
            foreach (var item in visit.Failed)
                Book.Enter(new FieldFinding(visit.Store, visit.RecordId, item, visit.IsExpired ? RepairOfRedLine : RepairOfFloor));
        }
        Book.Tell(round);
        foreach (var answer in SaidAnswer.Of(round))
            Book.Enter(round.Shop, ServersDay(round.Told), answer);
        var (red, wet) = (round.RedLine.Name, round.DirtyFloor.Name);
        if (!isDone)
            Tell(round.Told, string.Create(CultureInfo.InvariantCulture,
                $"{visits.Count} stores were visited, mean score {visits.Average(visit => visit.Score):0.0}: {red} sells expired goods, a red line; the floor of {wet} is wet"));
        if (!isDone)
        {
            await _customers.AskAsync(round, cancellationToken);
            Tell(round.Told, $"{SaidAnswer.Of(round).Count} customers of {round.Shop.Name} have answered; one is not satisfied");
        }
        var recordId = await _customers.BadRecordAsync(round, ServersDay(round.Told), cancellationToken);
        Book.Enter(new FieldFinding(round.Shop, recordId, "overall", 0));
    }

    /// <summary>What was found is repaired, and what was said is decided.</summary>
    private async Task RepairAsync(FieldRound round, bool isDone, CancellationToken cancellationToken)
    {
        foreach (var finding in Open())
        {
            if (!isDone)
                await _repairs.DoAsync(finding, round, BeijingTime.StartOf(round.Repaired), cancellationToken);
            finding.DoneOn = ServersDay(round.Repaired);
        }
    }

    /// <summary>Another person looks whether it is done. Repaired is not inspected: only the inspector's next record closes what one found.</summary>
    private async Task VerifyAsync(FieldRound round, bool isDone, CancellationToken cancellationToken)
    {
        foreach (var finding in Open().Where(finding => finding.Partner != round.Shop))
        {
            if (!isDone)
                await _repairs.VerifyAsync(finding, BeijingTime.StartOf(round.Close), cancellationToken);
            (finding.IsVerified, finding.IsClosed) = (true, true);
            Book.Enter(FieldVisit.Again(round, finding.Partner));
        }
        if (round.Lapsing is { } dealer)
            Book.Certify(dealer, round.Repaired.AddDays(TestHolds));
    }

    /// <summary>A customer who is asked later is satisfied: what was decided has helped.</summary>
    private async Task LookAsync(FieldRound round, bool isDone, CancellationToken cancellationToken)
    {
        Book.Enter(round.Shop, ServersDay(round.LookedAt), SaidAnswer.After(round));
        if (!isDone)
            await _customers.AskAgainAsync(round, cancellationToken);
        foreach (var finding in Open())
        {
            if (!isDone)
                await _repairs.VerifyAsync(finding, BeijingTime.StartOf(round.LookedAt), cancellationToken);
            (finding.IsVerified, finding.IsClosed) = (true, true);
        }
    }

    private List<FieldFinding> Open() => [.. Book.Findings.Where(finding => !finding.IsClosed)];

    private async Task SendAsync(FieldVisit visit, AnsweredAssignment? assignment, CancellationToken cancellationToken)
    {
        await _manager.UploadAsync(visit.Store.Id, visit.Front, visit.At, cancellationToken);
        await _manager.Forms.SubmitRecordAsync(
            new SubmitRecordRequest { Record = visit.ToRecord(FormVersion, assignment), RequestId = "fleet-" + visit.RecordId }, cancellationToken: cancellationToken);
    }

    /// <summary>Somebody of a dealer passes the test.</summary>
    private async Task TestAsync(FleetPartner dealer, string recordId, DateOnly on, CancellationToken cancellationToken)
    {
        var record = new Record
        {
            RecordId = recordId,
            PartnerId = dealer.Id,
            FormId = StarterForms.Training,
            FormVersion = FormVersion,
            PersonId = dealer.Id + "-sales-1",
            TakenBy = "周敏 Zhou Min",
            TakenAt = Timestamp.FromDateTimeOffset(BeijingTime.At(on, TestTime)),
            Answers =
            {
                new Answer { ItemId = "warranty", ChoiceId = "two-years" },
                new Answer { ItemId = "returns", Yes = true },
                new Answer { ItemId = "discount", Number = "5" },
                new Answer { ItemId = "complaint", ChoiceId = dealer.Place % 2 == 0 ? "two-days" : "one-week" },
            },
        };
        await _manager.Forms.SubmitRecordAsync(new SubmitRecordRequest { Record = record, RequestId = "fleet-" + recordId }, cancellationToken: cancellationToken);
    }

    /// <summary>A dealer took its test a year before it ends, on the day before the close of its round; one without a round some days before the first.</summary>
    private DateOnly TestedOn(FleetPartner dealer)
    {
        var first = FieldRound.First(_firstDay);
        for (var round = first; round.Lapsing is { } lapsing; round = FieldRound.OfMonth(round.Month.AddMonths(1), _firstDay)!)
            if (lapsing == dealer)
                return round.Repaired.AddDays(-TestHolds);
        return first.Visited.AddDays(-1 - dealer.Place);
    }

    /// <summary>The business day by the server's clock, which is not behind the day up to which the story is taken over.</summary>
    private DateOnly ServersDay(DateOnly day) => day < _takenOver ? _takenOver : day;

    private void Tell(DateOnly day, string text) => _notes.Add(BeijingTime.StartOf(day), text, NoteTopic.Field);
}
