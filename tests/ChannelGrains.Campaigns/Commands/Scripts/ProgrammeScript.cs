using System.Globalization;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>The programme is renamed, and development plans are set for its months. The one story never ends.</summary>
internal sealed class ProgrammeScript : ICommandScript
{
    private const int Months = 60;
    private const string Name = "name";

    private readonly Dictionary<string, string> _etags = [];
    private bool _isNamed;

    public string Subject => "the programme";

    public Command? Next(Random random, Shown acknowledged) => !_isNamed || random.Next(4) == 0 ? Rename(random) : Plan(random);

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        var client = new ProgrammeService.ProgrammeServiceClient(channel);
        var programme = (await client.GetProgrammeAsync(new GetProgrammeRequest())).Programme;
        var shown = _isNamed || programme.DisplayName.StartsWith('计') ? Shown.Nothing.With(Name, programme.DisplayName) : Shown.Nothing;
        foreach (var plan in (await client.ListDevelopmentPlansAsync(new ListDevelopmentPlansRequest())).Plans)
            shown = shown.With(plan.Period, plan.TargetRate);
        return shown;
    }

    private Command<UpdateProgrammeRequest, UpdateProgrammeResponse> Rename(Random random)
    {
        var name = $"计划 {random.Next(1_000)}";
        return new(
            new UpdateProgrammeRequest { Programme = new Programme { DisplayName = name }, UpdateMask = new FieldMask { Paths = { "display_name" } } },
            (channel, request) => new ProgrammeService.ProgrammeServiceClient(channel).UpdateProgrammeAsync(request),
            request => request.Programme.DisplayName += " again")
        { Effect = shown => shown.With(Name, name), Taken = _ => _isNamed = true };
    }

    private Command<SetDevelopmentPlanRequest, SetDevelopmentPlanResponse> Plan(Random random)
    {
        var plan = new DevelopmentPlan
        {
            Period = new DateOnly(2024, 1, 1).AddMonths(random.Next(Months)).ToString("yyyy-MM", CultureInfo.InvariantCulture),
            TargetRate = $"0.{random.Next(100):00}{1 + random.Next(9)}",
        };
        var refused = default(Refused?);
        switch (random.Next(100))
        {
            case < 8:
                (plan.Etag, refused) = ("7777777", new(StatusCode.Aborted, "ETAG_MISMATCH"));
                break;
            case < 12:
                (plan.TargetRate, refused) = ("0", new(StatusCode.InvalidArgument, "NUMBER"));
                break;
            case < 50:
                plan.Etag = _etags.GetValueOrDefault(plan.Period, "");
                break;
        }
        return new(
            new SetDevelopmentPlanRequest { Plan = plan },
            (channel, request) => new ProgrammeService.ProgrammeServiceClient(channel).SetDevelopmentPlanAsync(request),
            request => request.Plan.TargetRate = "0.5")
        { Effect = shown => shown.With(plan.Period, plan.TargetRate), Refused = refused, Taken = answer => _etags[plan.Period] = answer.Plan.Etag };
    }
}
