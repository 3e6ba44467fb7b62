using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Gateway.Partners;

internal sealed class ProgrammeGatewayService(ProgrammeReader programme, AnswerGate gate) : ProgrammeService.ProgrammeServiceBase
{
    public override async Task<GetProgrammeResponse> GetProgramme(GetProgrammeRequest request, ServerCallContext context) => new()
    {
        Programme = await gate.PassAsync(await programme.Grain.Get(), context.CancellationToken),
    };

    public override async Task<UpdateProgrammeResponse> UpdateProgramme(UpdateProgrammeRequest request, ServerCallContext context)
    {
        FieldMasks.Normalise(request.UpdateMask, Programme.Descriptor);
        var updated = await gate.PassAsync(await programme.Grain.Update(request, Principal.Of(context).Name), context.CancellationToken);
        programme.Forget();
        return new UpdateProgrammeResponse { Programme = updated };
    }
}
