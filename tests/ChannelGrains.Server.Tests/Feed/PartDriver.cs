using System.Buffers;
using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.DayViews;
using ChannelGrains.Domain.Feed;
using ChannelGrains.Domain.Feedback;
using ChannelGrains.Domain.FormPlans;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Funnel;
using ChannelGrains.Domain.PartnerCounts;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Profit;
using ChannelGrains.Domain.Risk;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Certificates;
using ChannelGrains.Grains.DayViews;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Feedback;
using ChannelGrains.Grains.FormRecords;
using ChannelGrains.Grains.PartnerCounts;
using ChannelGrains.Grains.Profit;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.Risk;
using ChannelGrains.Grains.SalesViews;
using ChannelGrains.Server.Tests.Certificates;
using ChannelGrains.Grains.Surveys;
using ChannelGrains.Server.Tests.FormRecords;
using ChannelGrains.Server.Tests.Surveys;

namespace ChannelGrains.Server.Tests.Feed;

/// <summary>What a test needs of one part of the feed to try its guarantees.</summary>
internal abstract class PartDriver
{
    /// <summary>One of each, for one server.</summary>
    public static IReadOnlyList<PartDriver> All => [new Feedback(), new Actions(), new Sales(), new Days(), new PartnerCounts(), new Funnel(), new Profit(), new Risk(), new Assignments(), new Field(), new Certified(), new Surveys()];

    public abstract FeedPart Part { get; }

    /// <summary>The view in which changes show.</summary>
    public abstract int View { get; }

    public ViewId Id => new(Part.Space, View);

    public static PartDriver Of(string part) => All.Single(driver => driver.Part.Name == part);

    /// <summary>A partner that may show in the view.</summary>
    public virtual Task<string> CreateAsync(TestClient client) => client.CreatePartnerAsync();

    /// <summary>Makes a change that shows in the view, another one each time.</summary>
    public abstract Task ChangeAsync(TestClient client, string partner);

    /// <summary>Cells that no partner of a test has.</summary>
    public abstract void AddWrong(ViewUpdate update);

    /// <summary>A row that says something that no partner of a test does.</summary>
    public abstract byte[] WrongRow(long version);

    private sealed class Sales : PartDriver
    {
        private static readonly ViewCellName Name = new(InternedName.Of("cn/sichuan/chengdu"), InternedName.Of("nothing"), Domain.Partners.ChannelType.Direct);
        private static readonly CellSum Sum = new() { Gross = 1, Transactions = 1 };

        private string? _source;
        private int _sales;

        public override FeedPart Part { get; } = new SalesPart();

        public override int View => Part.NumberOf("2026-03");

        public override async Task ChangeAsync(TestClient client, string partner)
        {
            _source ??= await client.CreateSourceAsync(SourceMode.Keyed);
            await client.SubmitAsync(_source, Make.Keyed(partner, Make.Sale($"s{++_sales}", 10)));
        }

        public override void AddWrong(ViewUpdate update) => ((MonthUpdate)update).Add(Name, Sum);

        public override byte[] WrongRow(long version)
        {
            var row = new ArrayBufferWriter<byte>();
            ViewRow.Begin(version, row);
            ViewRow.Add(Name, Sum, row);
            return row.WrittenSpan.ToArray();
        }
    }

    private sealed class Days : PartDriver
    {
        private static readonly DayCellName Name = new(
            ZoneHistory.Of(PartnerLife.Apply(
                null, new Domain.Partners.PartnerCreated("nobody", new PartnerParticulars { DisplayName = "Nobody", Region = "nowhere", TimeZone = "Etc/UTC" }, LifecycleState.Prospect, null, 1), 1, 1).Timeline),
            InternedName.Of("nowhere"), Domain.Partners.ChannelType.Direct);
        private static readonly DaySum Sum = new() { Gross = 1, Transactions = 1 };

        private string? _source;
        private int _sales;

        public override FeedPart Part { get; } = new DaySalesPart();

        public override int View => DayView.Id.Number;

        public override async Task ChangeAsync(TestClient client, string partner)
        {
            _source ??= await client.CreateSourceAsync(SourceMode.Keyed);
            await client.SubmitAsync(_source, Make.Keyed(partner, Make.Sale($"d{++_sales}", 10)));
        }

        public override void AddWrong(ViewUpdate update) => ((DayUpdate)update).Add(Name, 9, Sum);

        public override byte[] WrongRow(long version)
        {
            var row = new ArrayBufferWriter<byte>();
            DayRow.Begin(version, Name.Zones, row);
            DayRow.Add(9, Name.Region, Name.ChannelType, Sum, row);
            return row.WrittenSpan.ToArray();
        }
    }

    private sealed class Profit : PartDriver
    {
        private static readonly ProfitCell Cell = new(Domain.Partners.ChannelType.Direct, "nowhere", Domain.Money.Amount.FromUnits(9), default, default, 3, 1);

        private string? _source;
        private int _sales;

        public override FeedPart Part { get; } = new ProfitPart(new JournalledCalendar());

        public override int View => Part.NumberOf("2026-03");

        public override async Task ChangeAsync(TestClient client, string partner)
        {
            _source ??= await client.CreateSourceAsync(SourceMode.Keyed);
            await client.SubmitAsync(_source, Make.Keyed(partner, Make.Sale($"p{++_sales}", 10)));
        }

        public override void AddWrong(ViewUpdate update) => ((ProfitUpdate)update).Add(Cell);

        public override byte[] WrongRow(long version)
        {
            var row = new ArrayBufferWriter<byte>();
            ProfitRow.Write(version, Cell, row);
            return row.WrittenSpan.ToArray();
        }
    }

    private sealed class Feedback : PartDriver
    {
        private static readonly FeedbackCell Cell = new(Domain.Partners.ChannelType.Direct, "nowhere", new FeedbackMonth(9, 0, 0, 0, 0, 0, 0), []);

        public override FeedPart Part { get; } = new FeedbackPart();

        public override int View => Part.NumberOf("2026-03");

        public override async Task ChangeAsync(TestClient client, string partner) =>
            await client.Feedback.RecordSurveyAnswerAsync(new() { PartnerId = partner, Answer = new() { Score = 4, AnsweredOn = "2026-03-05" } });

        public override void AddWrong(ViewUpdate update) => ((FeedbackUpdate)update).Add(Cell);

        public override byte[] WrongRow(long version)
        {
            var row = new ArrayBufferWriter<byte>();
            FeedbackRow.Write(version, Cell, row);
            return row.WrittenSpan.ToArray();
        }
    }

    private sealed class Field : PartDriver
    {
        private static readonly FieldCell Cell = new(Domain.Partners.ChannelType.Direct, "nowhere", new FieldSum(new RecordMonth(1, 9_000_000, 1, 0, 0, 0), [new InspectorSum("nobody", 1, 9_000_000)], Domain.Money.Amount.Zero));

        private ChannelGrains.Forms.V1.Form? _form;
        private int _records;

        public override FeedPart Part { get; } = new FieldPart();

        public override int View => Part.NumberOf("2026-03");

        public override async Task ChangeAsync(TestClient client, string partner)
        {
            _form ??= await client.PutFormAsync();
            await client.SubmitAsync(Visiting.Record(partner, _form, $"f{++_records}", shelves: 1 + (_records % 5), takenAt: Make.Noon.AddMinutes(-_records)));
        }

        public override void AddWrong(ViewUpdate update) => ((FieldUpdate)update).Add(Cell);

        public override byte[] WrongRow(long version)
        {
            var row = new ArrayBufferWriter<byte>();
            FieldRow.Write(version, Cell, row);
            return row.WrittenSpan.ToArray();
        }
    }

    private sealed class Risk : PartDriver
    {
        private static readonly RiskCell Cell = new(Domain.Partners.ChannelType.Direct, "nowhere", RiskLevel.High, 700_000, 9, RiskFactorKind.SalesDrop, true);

        public override FeedPart Part { get; } = new RiskPart();

        public override int View => RiskView.Id.Number;

        public override async Task ChangeAsync(TestClient client, string partner)
        {
            var isHeld = (await client.Risk.GetPartnerRiskAsync(new() { PartnerId = partner })).Risk.Hold is not null;
            if (isHeld)
                await client.Risk.ReleaseHoldAsync(new() { PartnerId = partner, Reason = "for a test" });
            else
                await client.Risk.SetHoldAsync(new() { PartnerId = partner, Reason = "for a test" });
        }

        public override void AddWrong(ViewUpdate update) => ((RiskUpdate)update).Add(Cell);

        public override byte[] WrongRow(long version)
        {
            var row = new ArrayBufferWriter<byte>();
            RiskRow.Write(version, Cell, row);
            return row.WrittenSpan.ToArray();
        }
    }

    private sealed class Actions : PartDriver
    {
        private static readonly ActionCell Cell = new(
            PartnerLife.Apply(
                null, new Domain.Partners.PartnerCreated("nobody", new PartnerParticulars { DisplayName = "Nobody", Region = "nowhere", TimeZone = "Etc/UTC" }, LifecycleState.Prospect, null, 1), 1, 1).Timeline,
            [new ActionItem("nobody", new ActionOpened("nothing", ActionKind.Task, "Nothing", "", 0, "", ActionPriority.Low, "", 9, BusinessDay.Of(2020, 1, 1)), 1, "nobody")]);

        private int _opened;

        public override FeedPart Part { get; } = new ActionsPart();

        public override int View => ActionView.Id.Number;

        public override async Task ChangeAsync(TestClient client, string partner) =>
            await client.Actions.OpenActionAsync(new() { PartnerId = partner, ActionId = $"a{++_opened}", Title = "for a test" });

        public override void AddWrong(ViewUpdate update) => ((ActionUpdate)update).Add(Cell);

        public override byte[] WrongRow(long version)
        {
            var row = new ArrayBufferWriter<byte>();
            ActionRow.Write(version, Cell, row);
            return row.WrittenSpan.ToArray();
        }
    }

    private sealed class PartnerCounts : PartDriver
    {
        private static readonly PartnerTimeline Timeline = PartnerLife.Apply(
            null, new Domain.Partners.PartnerCreated("nobody", new PartnerParticulars { DisplayName = "Nobody", Region = "nowhere", TimeZone = "Etc/UTC" }, LifecycleState.Prospect, null, 1), 1, 1).Timeline;

        public override FeedPart Part { get; } = new PartnerCountsPart();

        public override int View => PartnerCountView.Id.Number;

        public override async Task ChangeAsync(TestClient client, string partner)
        {
            var isActive = (await client.Partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = partner })).Partner.State == PartnerState.Active;
            if (isActive)
                await client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = partner, Reason = "for a test" });
            else
                await client.Partners.ResumePartnerAsync(new ResumePartnerRequest { PartnerId = partner, Reason = "for a test" });
        }

        public override void AddWrong(ViewUpdate update) => ((TimelineUpdate)update).Add(Timeline);

        public override byte[] WrongRow(long version)
        {
            var row = new ArrayBufferWriter<byte>();
            TimelineRow.Write(version, Timeline, row);
            return row.WrittenSpan.ToArray();
        }
    }

    private sealed class Funnel : PartDriver
    {
        private static readonly FunnelEntry Entry = new(
            new Recruitment(null, [BusinessDay.Of(2020, 1, 1)]),
            PartnerLife.Apply(
                null, new Domain.Partners.PartnerCreated("nobody", new PartnerParticulars { DisplayName = "Nobody", Region = "nowhere", TimeZone = "Etc/UTC" }, LifecycleState.Prospect, null, 1), 1, 1).Timeline,
            default);

        private int _changes;

        public override FeedPart Part { get; } = new Grains.Funnel.FunnelPart();

        public override int View => FunnelView.Id.Number;

        public override Task<string> CreateAsync(TestClient client) => client.CreateProspectAsync();

        public override async Task ChangeAsync(TestClient client, string partner) => await client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = partner, Origin = new Origin { Kind = ChannelGrains.Partners.V1.OriginKind.ThirdParty, Referrer = $"fair {++_changes}" } },
            UpdateMask = new() { Paths = { "origin" } },
        });

        public override void AddWrong(ViewUpdate update) => ((FunnelUpdate)update).Add(Entry);

        public override byte[] WrongRow(long version)
        {
            var row = new ArrayBufferWriter<byte>();
            FunnelRow.Write(version, Entry, row);
            return row.WrittenSpan.ToArray();
        }
    }

    private sealed class Assignments : PartDriver
    {
        private const int DaysBefore = 60;
        private static readonly AnsweredCell Cell = new([new AnsweredAssignment("nothing", BusinessDay.Of(2020, 1, 1), "", "none")]);

        private ChannelGrains.Forms.V1.Form? _form;
        private int _answered;

        public override FeedPart Part { get; } = new AssignmentsPart();

        public override int View => AssignmentView.Id.Number;

        public override async Task ChangeAsync(TestClient client, string partner)
        {
            var first = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-DaysBefore);
            if (_form is null)
            {
                _form = await client.PutFormAsync();
                await client.Forms.PutPlanAsync(new() { Plan = new() { PlanId = "daily", FormId = _form.FormId, Recurrence = "FREQ=DAILY", StartsOn = $"{first:yyyy-MM-dd}", DaysToDo = 1 } });
            }
            var record = Visiting.Record(partner, _form, $"r{++_answered}");
            record.Assignment = new() { PlanId = "daily", BeginsOn = $"{first.AddDays(_answered):yyyy-MM-dd}" };
            await client.SubmitAsync(record);
        }

        public override void AddWrong(ViewUpdate update) => ((AnsweredUpdate)update).Add(Cell);

        public override byte[] WrongRow(long version)
        {
            var row = new ArrayBufferWriter<byte>();
            AnsweredRow.Write(version, Cell, row);
            return row.WrittenSpan.ToArray();
        }
    }

    private sealed class Certified : PartDriver
    {
        private static readonly CertifiedCell Cell = new([new CertifiedCode("nothing", [new CertifiedSpan(BusinessDay.Of(2020, 1, 1), BusinessDay.Last)])]);

        private int _taken;

        public override FeedPart Part { get; } = new CertifiedPart();

        public override int View => CertifiedView.Id.Number;

        public override async Task ChangeAsync(TestClient client, string partner) =>
            await client.TakeAsync(TestTaking.Taken(partner, await client.PutTestAsync(), $"t{++_taken}", "li-wei"));

        public override void AddWrong(ViewUpdate update) => ((CertifiedUpdate)update).Add(Cell);

        public override byte[] WrongRow(long version)
        {
            var row = new ArrayBufferWriter<byte>();
            CertifiedRow.Write(version, Cell, row);
            return row.WrittenSpan.ToArray();
        }
    }

    private sealed class Surveys : PartDriver
    {
        private static readonly SurveyCell Cell =
            new(Domain.Partners.ChannelType.Direct, "nowhere", [new(new("nothing", Domain.Forms.SurveySubject.Partner), new SurveyCounts(9, 9, 9, 9, 0, 0, 9))]);

        private ChannelGrains.Forms.V1.Form? _form;
        private int _invited;

        public override FeedPart Part { get; } = new SurveyPart();

        public override int View => Part.NumberOf($"{DateTime.UtcNow:yyyy-MM}");

        public override async Task ChangeAsync(TestClient client, string partner)
        {
            _form ??= await client.PutSurveyAsync();
            await client.Forms.InviteSurveyAsync(Surveying.Invitation(partner, _form, $"c{++_invited}"));
        }

        public override void AddWrong(ViewUpdate update) => ((SurveyUpdate)update).Add(Cell);

        public override byte[] WrongRow(long version)
        {
            var row = new ArrayBufferWriter<byte>();
            SurveyRow.Write(version, Cell, row);
            return row.WrittenSpan.ToArray();
        }
    }
}
