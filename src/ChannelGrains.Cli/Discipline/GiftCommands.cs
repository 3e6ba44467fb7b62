using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Markets;
using ChannelGrains.Cli.Output;
using ChannelGrains.Discipline.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Discipline;

/// <summary>channelctl gift ...</summary>
internal static class GiftCommands
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host) => new("gift", "Keeps the register of gifts.") { Record(host), Decide(host), List(host) };

    private static Command Record(CliHost host)
    {
        var id = new Argument<string>("GIFT") { Description = "Gift id: 1 to 64 letters, digits, - and _." };
        var (direction, outcome) = (CommonOptions.Choice<GiftDirection>("--direction", "RECEIVED or GIVEN."), CommonOptions.Choice<GiftOutcome>("--outcome", "What became of it: ACCEPTED, DECLINED or HANDED_OVER."));
        (direction.Required, outcome.Required) = (true, true);
        var person = new PersonOptions("who received or gave it");
        var (partner, firm) = (CommonOptions.Text("--partner", "The partner that it was from or to."), CommonOptions.Text("--counterparty", "The firm or function that it was from or to."));
        var (what, value) = (CommonOptions.RequiredText("--what", "What it was."), NumberOptions.Decimal("--value", "What it is worth, as 120.50."));
        value.Required = true;
        var (currency, day, note) = (CommonOptions.Text("--currency", "In which currency; default the programme's."), CommonOptions.Text("--on", "The day, yyyy-mm-dd; default today."), CommonOptions.Text("--note", "What else is to be known of it."));
        return host.Verb(
            "record",
            "Enters a gift; one above the limit that is to be kept or given waits for the decision of somebody else.",
            "gift record 2026-017 --direction RECEIVED --partner store-0042 --what \"A tea set\" --value 680 --outcome ACCEPTED",
            [id, direction, .. person.All, partner, firm, what, value, currency, day, outcome, note, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var gift = new Gift
                {
                    GiftId = arguments.GetRequiredValue(id),
                    Direction = EnumNames.Parse<GiftDirection>(arguments.GetValue(direction)),
                    Person = person.Of(arguments),
                    PartnerId = arguments.GetValue(partner) ?? "",
                    Counterparty = arguments.GetValue(firm) ?? "",
                    What = arguments.GetRequiredValue(what),
                    Value = ReportedAmount.ToMoney(arguments.GetRequiredValue(value)!.Value),
                    Day = arguments.GetValue(day) ?? "",
                    Outcome = EnumNames.Parse<GiftOutcome>(arguments.GetValue(outcome)),
                    Note = arguments.GetValue(note) ?? "",
                };
                gift.Value.CurrencyCode = arguments.GetValue(currency)
                    ?? (await new ProgrammeService.ProgrammeServiceClient(session.Channel).GetProgrammeAsync(new GetProgrammeRequest(), cancellationToken: cancellationToken)).Programme.CurrencyCode;
                var answer = await Client(session).RecordGiftAsync(new RecordGiftRequest { Gift = gift, RequestId = session.RequestId }, cancellationToken: cancellationToken);
                session.Write(answer.Gift, () => DisciplineView.Of([answer.Gift]));
                return ExitCode.Done;
            });
    }

    private static Command Decide(CliHost host)
    {
        var (id, outcome) = (new Argument<string>("GIFT") { Description = "Gift id." }, CommonOptions.Choice<GiftOutcome>("--outcome", "What becomes of it: ACCEPTED, DECLINED or HANDED_OVER."));
        outcome.Required = true;
        var note = CommonOptions.RequiredText("--note", "Why.");
        return host.Verb(
            "decide",
            "Decides what becomes of a gift that waits for it; by somebody who has neither entered nor received it.",
            "gift decide 2026-017 --outcome HANDED_OVER --note \"to the children's home\"",
            [id, outcome, note, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var request = new DecideGiftRequest
                {
                    GiftId = session.Arguments.GetRequiredValue(id),
                    Outcome = EnumNames.Parse<GiftOutcome>(session.Arguments.GetValue(outcome)),
                    Note = session.Arguments.GetRequiredValue(note),
                    RequestId = session.RequestId,
                };
                var answer = await Client(session).DecideGiftAsync(request, cancellationToken: cancellationToken);
                session.Write(answer.Gift, () => DisciplineView.Of([answer.Gift]));
                return ExitCode.Done;
            });
    }

    private static Command List(CliHost host)
    {
        var (partner, state, limit) = (CommonOptions.Text("--partner", "Those from or to a partner."), CommonOptions.Choice<GiftState>("--state", "Those in a state."), CommonOptions.Limit(100));
        return host.Verb(
            "list",
            "Lists gifts, those entered last first.",
            "gift list --state AWAITING",
            [partner, state, limit],
            async (session, cancellationToken) =>
            {
                var (arguments, found) = (session.Arguments, new ListGiftsResponse());
                var most = arguments.GetValue(limit);
                var request = new ListGiftsRequest { PartnerId = arguments.GetValue(partner) ?? "", State = arguments.GetValue(state) is { } asked ? EnumNames.Parse<GiftState>(asked) : default };
                do
                {
                    request.PageSize = Math.Min(PageSize, most - found.Gifts.Count);
                    var page = await Client(session).ListGiftsAsync(request, cancellationToken: cancellationToken);
                    found.Gifts.AddRange(page.Gifts);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && found.Gifts.Count < most);
                session.Write(found, () => DisciplineView.Of(found.Gifts));
                return ExitCode.Done;
            });
    }

    private static DisciplineService.DisciplineServiceClient Client(Session session) => new(session.Channel);
}
