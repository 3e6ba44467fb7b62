using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Requests;
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
        var planned = await gate.PassAsync(await programme.Grain.ReadPlans(), context.CancellationToken);
        return new ListDevelopmentPlansResponse { Plans = { planned.Plans.Select(ProgrammeMessages.ToMessage) } };
    }
}
