//! What an executor makes of a function that it does not have.
//!
//! The engine refuses the whole task then, and only the executor's log says why. Here the task begins all the
//! same, and fails with a sentence that reaches whoever asked.

use std::fmt;
use std::sync::Arc;

use ballista_core::serde::BallistaPhysicalExtensionCodec;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Result, exec_err};
use datafusion::execution::TaskContext;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use datafusion::physical_plan::ExecutionPlan;
use datafusion_proto::physical_plan::{PhysicalExtensionCodec, PhysicalProtoConverterExtension};

/// Reads plans as Ballista does, but for functions that are missing.
#[derive(Debug)]
pub(super) struct Codec {
    ballista: BallistaPhysicalExtensionCodec,
    executor: String,
}

impl Codec {
    pub(super) fn new(executor: String) -> Self {
        Self { ballista: BallistaPhysicalExtensionCodec::default(), executor }
    }
}

impl PhysicalExtensionCodec for Codec {
    fn try_decode(
        &self,
        octets: &[u8],
        inputs: &[Arc<dyn ExecutionPlan>],
        context: &TaskContext,
        converter: &dyn PhysicalProtoConverterExtension,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        self.ballista.try_decode(octets, inputs, context, converter)
    }

    fn try_encode(
        &self,
        node: Arc<dyn ExecutionPlan>,
        octets: &mut Vec<u8>,
        converter: &dyn PhysicalProtoConverterExtension,
    ) -> Result<()> {
        self.ballista.try_encode(node, octets, converter)
    }

    /// Is asked where the registry of the executor does not know the name.
    fn try_decode_udf(&self, name: &str, _: &[u8]) -> Result<Arc<ScalarUDF>> {
        Ok(Arc::new(ScalarUDF::new_from_impl(Missing {
            name: name.to_owned(),
            executor: self.executor.clone(),
            signature: Signature::variadic_any(Volatility::Immutable),
        })))
    }
}

#[derive(Eq, Hash, PartialEq)]
struct Missing {
    name: String,
    executor: String,
    signature: Signature,
}

impl fmt::Debug for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl ScalarUDFImpl for Missing {
    fn name(&self) -> &str {
        &self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    /// The plan says what it returns.
    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Null)
    }

    fn invoke_with_args(&self, _: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let Self { name, executor, .. } = self;
        exec_err!(
            "the executor at {executor} has no function `{name}`: run the same release of smtp-fleet everywhere"
        )
    }
}
