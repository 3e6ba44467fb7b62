using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Requests;
using ChannelGrains.Grains;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Programmes;

internal sealed class ProgrammeGatewayService(ProgrammeReader programme, AnswerGate gate) : ProgrammeService.ProgrammeServiceBase
{
    public override async Task<GetProgrammeResponse> GetProgramme(GetProgrammeRequest request, ServerCallContext context) => new()
    {
        Programme = ProgrammeMessages.ToMessage(await gate.PassAsync(await programme.Grain.Get(), context.CancellationToken)),
    };

    public override async Task<UpdateProgrammeResponse> UpdateProgramme(UpdateProgrammeRequest request, ServerCallContext context)
    {
        FieldMasks.Normalise(request.UpdateMask, Programme.Descriptor);
        var answer = await programme.Grain.Update(ProgrammeMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        var updated = await gate.PassAsync(answer, context.CancellationToken);
        programme.Forget();
        return new UpdateProgrammeResponse { Programme = ProgrammeMessages.ToMessage(updated) };
    }

    public override async Task<SetDevelopmentPlanResponse> SetDevelopmentPlan(SetDevelopmentPlanRequest request, ServerCallContext context)
    {
        var answer = await programme.Grain.SetPlan(ProgrammeMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        return new SetDevelopmentPlanResponse { Plan = ProgrammeMessages.ToMessage(await gate.PassAsync(answer, context.CancellationToken)) };
    }

    public override async Task<ListDevelopmentPlansResponse> ListDevelopmentPlans(ListDevelopmentPlansRequest request, ServerCallContext context)
    {
        var planned = await gate.PassAsync(await programme.Grain.ReadPlans(null), context.CancellationToken);
        return new ListDevelopmentPlansResponse { Plans = { planned.Plans.Select(ProgrammeMessages.ToMessage) } };
    }

    public override async Task<SetSellingDaysResponse> SetSellingDays(SetSellingDaysRequest request, ServerCallContext context)
    {
        var answer = await programme.Grain.SetSellingDays(SellingDaysMessages.ToCommand(request), RequestStamps.Of(request, request.RequestId, context));
        var days = await gate.PassAsync(answer, context.CancellationToken);
        programme.Forget();
        return new SetSellingDaysResponse { SellingDays = SellingDaysMessages.ToMessage(days) };
    }

    public override async Task<ListSellingDaysResponse> ListSellingDays(ListSellingDaysRequest request, ServerCallContext context)
    {
        var response = new ListSellingDaysResponse();
        var bytes = 0;
        foreach (var days in (await programme.Grain.ReadSellingDays()).Regions.Where(days => IsBehind(days.Region, request.PageToken)))
        {
            var message = SellingDaysMessages.ToMessage(days);
            bytes += message.CalculateSize();
            if (response.SellingDays.Count == Pages.Size(request.PageSize) || (response.SellingDays.Count > 0 && bytes > Pages.LargestBytes))
            {
                response.NextPageToken = LastSeen(response);
                break;
            }
            response.SellingDays.Add(message);
        }
        return response;
    }

    // The first region may be the empty one, so that a token has a sign before the region's path.
    private static string LastSeen(ListSellingDaysResponse page) => $"/{page.SellingDays[^1].Region}";

    private static bool IsBehind(string region, string token) => token.Length == 0 || string.CompareOrdinal(region, token[1..]) > 0;
}
